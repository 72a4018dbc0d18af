package io.marram.camera;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells from one look at a folder after another which pictures are complete and not taken yet. A
 * file is complete when two looks in a row saw the same size and time; an empty one, which somebody
 * may have just begun, after {@value #LOOKS_AT_EMPTY}.
 */
public final class FolderView {

  static final int LOOKS_AT_EMPTY = 10;

  private final Comparator<PictureFile> order;
  private final Set<PictureFile> taken = new HashSet<>();
  private Map<PictureFile, Integer> looks = Map.of();

  public FolderView(FolderCameraSettings.Order order) {
    Comparator<PictureFile> byName = Comparator.comparing(PictureFile::name);
    this.order =
        switch (order) {
          case NAME -> byName;
          case TIME -> Comparator.comparingLong(PictureFile::modifiedMillis).thenComparing(byName);
        };
  }

  /**
   * Takes the pictures that are complete.
   *
   * @param seen all that the folder holds now
   * @return in order; each is returned once, until it changes
   */
  public List<PictureFile> look(Collection<PictureFile> seen) {
    Map<PictureFile, Integer> now = new HashMap<>();
    List<PictureFile> complete = new ArrayList<>();
    for (PictureFile file : seen) {
      if (file.isPicture()) {
        int times = looks.getOrDefault(file, 0) + 1;
        now.put(file, times);
        if (times >= (file.bytes() == 0 ? LOOKS_AT_EMPTY : 2) && taken.add(file)) {
          complete.add(file);
        }
      }
    }
    looks = now;
    taken.retainAll(now.keySet());
    complete.sort(order);
    return complete;
  }

  /** Gives every picture out again, as if it had not been taken. */
  public void startOver() {
    taken.clear();
  }
}
