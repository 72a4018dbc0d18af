package io.marram.collection;

import io.marram.vision.image.PictureDecoder;
import io.marram.vision.image.PictureException;
import io.marram.vision.image.RgbImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the frames to keep. Frames that are surely not kept are not decoded. Not for several
 * threads.
 */
public final class FrameSelection {

  /** So often at most a camera's picture is looked at for motion, since decoding costs. */
  private static final long LOOK_MILLIS = 500;

  private static final int MOST_SOURCES = 64;

  private final CollectionRule rule;
  private final PictureDecoder decoder = new PictureDecoder();
  private final Map<String, Camera> cameras =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Camera> eldest) {
          return size() > MOST_SOURCES;
        }
      };

  /** What is known of one camera. */
  private static final class Camera {
    private GreySketch seen;
    private long lookedMillis;
    private long keptMillis;
    private boolean looked;
    private boolean kept;
  }

  public FrameSelection(CollectionRule rule) {
    this.rule = rule;
  }

  /**
   * The decoded picture of a frame if the frame is to be kept.
   *
   * @param nowMillis of a clock that only goes forward
   * @throws PictureException if it would have been kept, but is no picture or a damaged one
   */
  public Optional<RgbImage> select(CollectedFrame frame, long nowMillis) throws PictureException {
    Camera camera = cameras.computeIfAbsent(frame.source(), source -> new Camera());
    if (camera.kept && nowMillis - camera.keptMillis < rule.interval().toMillis()) {
      return Optional.empty();
    }
    boolean wanted =
        rule.occasion() == Occasion.ALWAYS
            || rule.occasion().looksAtScores() && rule.isUnsure(frame);
    boolean looking =
        rule.occasion().looksAtMotion()
            && !(camera.looked && nowMillis - camera.lookedMillis < LOOK_MILLIS);
    if (!wanted && !looking) {
      return Optional.empty();
    }
    RgbImage picture = decoder.decode(frame.picture());
    if (looking) {
      wanted |= moved(camera, picture);
      camera.looked = true;
      camera.lookedMillis = nowMillis;
    }
    if (!wanted) {
      return Optional.empty();
    }
    camera.kept = true;
    camera.keptMillis = nowMillis;
    return Optional.of(picture);
  }

  /** Whether something is elsewhere than when it was looked at last. */
  private boolean moved(Camera camera, RgbImage picture) {
    GreySketch before = camera.seen;
    camera.seen = new GreySketch(picture);
    return before != null && camera.seen.difference(before) >= rule.motionShare();
  }
}
