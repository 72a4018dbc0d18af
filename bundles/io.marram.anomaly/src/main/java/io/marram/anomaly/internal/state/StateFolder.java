package io.marram.anomaly.internal.state;

import io.marram.anomaly.StateException;
import io.marram.anomaly.internal.state.StatePack.Draft;
import io.marram.anomaly.internal.state.StatePack.Place;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * States of series in files of some megabytes ({@link StatePack}). Each save writes new files with
 * what changed; the newest state of a series counts. Files of which less than half still counts are
 * merged into the next ones, so that the folder takes at most about twice what is in it.
 *
 * <p>It keeps a bounded number of series, those that were saved last. What is damaged or of a later
 * version is set aside, a bounded number of times. States are read by one thread while another
 * saves.
 */
public final class StateFolder {

  private static final String SUFFIX = ".states";
  private static final long LARGEST_PACK = 16L << 20;
  private static final long SMALL_PACK = 1L << 20;
  private static final int MOST_SMALL_PACKS = 16;

  private final Path folder;
  private final int mostSeries;
  private final Aside aside;

  /** The one that was saved longest ago comes first. */
  private final Map<String, Place> places = new LinkedHashMap<>();

  private final Set<Path> packs = new HashSet<>();
  private long nextPack = 1;

  private StateFolder(Path folder, int mostSeries, Aside aside) {
    this.folder = folder;
    this.mostSeries = mostSeries;
    this.aside = aside;
  }

  /**
   * Opens a folder, which is made if it is missing.
   *
   * @param mostSeries how many are kept, at least 1
   * @param warning told why something was set aside
   * @throws IOException if it cannot be read
   */
  public static StateFolder open(Path folder, int mostSeries, Aside.Warning warning)
      throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    StateFolder opened = new StateFolder(folder, mostSeries, new Aside(folder, warning));
    opened.scan();
    return opened;
  }

  private void scan() throws IOException {
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    for (Path draft : files) {
      if (draft.toString().endsWith(StatePack.DRAFT_SUFFIX)) {
        Files.delete(draft);
      }
    }
    List<Place> found = new ArrayList<>();
    for (Path pack : files.stream().filter(file -> number(file) > 0).toList()) {
      nextPack = Math.max(nextPack, number(pack) + 1);
      try {
        found.addAll(StatePack.scan(pack));
        packs.add(pack);
      } catch (StateException e) {
        aside.move(pack, e);
      }
    }
    // What was merged is as old as it was: the files' order alone does not tell.
    found.sort(Comparator.comparingLong(Place::age));
    found.forEach(this::put);
    trim();
  }

  /** The number in a pack's name; 0 if it is none. */
  private static long number(Path file) {
    String name = file.getFileName().toString();
    return name.matches("\\d{12}\\" + SUFFIX) ? Long.parseLong(name.substring(0, 12)) : 0;
  }

  private void put(Place place) {
    places.remove(place.name());
    places.put(place.name(), place);
  }

  private void trim() {
    var eldest = places.keySet().iterator();
    for (int surplus = places.size() - mostSeries; surplus > 0; surplus--) {
      eldest.next();
      eldest.remove();
    }
  }

  /** How many series are kept. */
  public synchronized int size() {
    return places.size();
  }

  /**
   * The newest state of a series; nothing if there is none. One that is damaged is set aside and
   * forgotten.
   *
   * @throws IOException if the disk cannot be read
   */
  public synchronized Optional<byte[]> read(String series) throws IOException {
    Place place = places.get(series);
    if (place == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(StatePack.read(place));
    } catch (StateException e) {
      refuse(series, StatePack.raw(place).array(), e);
      return Optional.empty();
    }
  }

  /**
   * Sets a state aside that nobody can use, and forgets the series.
   *
   * @throws IOException if the disk fails or is full
   */
  public synchronized void refuse(String series, byte[] state, IOException reason)
      throws IOException {
    places.remove(series);
    aside.keep(series, state, reason);
  }

  /**
   * Saves series. On return they are on the disk.
   *
   * @param series those that changed, the one that was used longest ago first
   * @param states gives the state of one; nothing if it is not to be saved after all
   * @throws IOException if the disk fails or is full; what was saved before counts then
   */
  public void save(List<String> series, Function<String, Optional<byte[]>> states)
      throws IOException {
    if (series.isEmpty()) {
      return;
    }
    List<Path> merged = wasteful();
    Run run = new Run();
    try (run) {
      for (Place place : placesIn(merged)) {
        run.draft().copy(place);
      }
      for (String name : series) {
        Optional<byte[]> state = states.apply(name);
        if (state.isPresent()) {
          run.draft().put(name, run.age, state.get());
        }
      }
      run.finishDraft();
    }
    finish(merged);
  }

  /** The drafts of one save, one after the other. */
  private final class Run implements AutoCloseable {
    private final long age = nextPack;
    private Draft draft;

    Draft draft() throws IOException {
      if (draft != null && draft.bytes() >= LARGEST_PACK) {
        finishDraft();
      }
      if (draft == null) {
        String name = String.format(Locale.ROOT, "%012d%s", nextPack++, SUFFIX);
        draft = new Draft(folder.resolve(name));
      }
      return draft;
    }

    void finishDraft() throws IOException {
      if (draft != null) {
        settle(draft.finish());
        draft = null;
      }
    }

    @Override
    public void close() throws IOException {
      if (draft != null) {
        draft.close();
      }
    }
  }

  /** Packs of which less than half counts, and small ones if there are many. */
  private synchronized List<Path> wasteful() throws IOException {
    Map<Path, Long> counting = new HashMap<>();
    for (Place place : places.values()) {
      counting.merge(place.pack(), (long) place.bytes(), Long::sum);
    }
    List<Path> wasteful = new ArrayList<>();
    List<Path> small = new ArrayList<>();
    for (Path pack : packs) {
      long size = Files.size(pack);
      if (counting.getOrDefault(pack, 0L) < size / 2) {
        wasteful.add(pack);
      } else if (size < SMALL_PACK) {
        small.add(pack);
      }
    }
    if (small.size() > MOST_SMALL_PACKS) {
      wasteful.addAll(small);
    }
    return wasteful;
  }

  private synchronized List<Place> placesIn(List<Path> merged) {
    Set<Path> from = new HashSet<>(merged);
    return places.values().stream().filter(place -> from.contains(place.pack())).toList();
  }

  private synchronized void settle(List<Place> written) {
    for (Place place : written) {
      packs.add(place.pack());
      Place known = places.get(place.name());
      if (known != null && known.age() == place.age()) {
        // Merged: it stays in its turn.
        places.put(place.name(), place);
      } else if (known == null || known.age() < place.age()) {
        put(place);
      }
    }
  }

  private synchronized void finish(List<Path> merged) throws IOException {
    trim();
    for (Path pack : merged) {
      packs.remove(pack);
      Files.deleteIfExists(pack);
    }
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
