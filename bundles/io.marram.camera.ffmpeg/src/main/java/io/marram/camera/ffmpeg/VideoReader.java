package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import io.marram.camera.live.PictureTreatment;
import io.marram.camera.live.Rotation;
import io.marram.vision.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Reads a video picture by picture, upright as its rotation says. Of damaged parts the readable
 * pictures are read. For one thread, but for {@link #cut}.
 *
 * <pre>
 * try (VideoReader reader = VideoReader.open(file)) {
 *   for (Optional&lt;VideoFrame&gt; frame = reader.next(); frame.isPresent(); frame = reader.next()) {
 *     …
 *   }
 * }
 * </pre>
 */
public final class VideoReader implements AutoCloseable {

  private static final double MILLIS = 1000;

  /** What is taken for the time between pictures that do not say theirs. */
  private static final double USUAL_RATE = 25;

  private final Interruption interruption;
  private final Demuxer demuxer;
  private final Decoder decoder;
  private final RgbConversion conversion = new RgbConversion();
  private final PictureTreatment upright;
  private final Video video;
  private long firstTime = avutil.AV_NOPTS_VALUE;
  private long millis = -1;
  private boolean closed;

  private VideoReader(
      VideoInput input, Interruption interruption, Demuxer demuxer, Decoder decoder) {
    this.interruption = interruption;
    this.demuxer = demuxer;
    this.decoder = decoder;
    int degrees = demuxer.degrees();
    this.upright =
        new PictureTreatment(Rotation.of(String.valueOf(degrees)), Optional.empty(), List.of());
    boolean lies = degrees % 180 != 0;
    int width = demuxer.parameters().width();
    int height = demuxer.parameters().height();
    double rate = demuxer.frameRate();
    double seconds = input.live() ? 0 : demuxer.seconds();
    this.video =
        new Video(
            lies ? height : width,
            lies ? width : height,
            rate > 0 ? OptionalDouble.of(rate) : OptionalDouble.empty(),
            demuxer.frames() > 0 ? OptionalLong.of(demuxer.frames()) : OptionalLong.empty(),
            seconds > 0 ? OptionalLong.of(Math.round(seconds * MILLIS)) : OptionalLong.empty(),
            decoder.codec());
  }

  /**
   * Opens a file.
   *
   * @throws VideoException if there is none, it cannot be read, or holds no moving pictures FFmpeg
   *     can decode
   */
  public static VideoReader open(Path file) throws VideoException {
    if (!Files.isRegularFile(file)) {
      throw new VideoException(Cause.LASTING, "there is no file " + file);
    }
    if (!Files.isReadable(file)) {
      throw new VideoException(Cause.LASTING, "the file " + file + " may not be read");
    }
    return open(VideoInput.of(file), new Interruption());
  }

  /**
   * Opens a stream, a device or a file.
   *
   * @param interruption may end the opening from another thread; closed with the reader, also if
   *     there will be none
   */
  static VideoReader open(VideoInput input, Interruption interruption) throws VideoException {
    Demuxer demuxer;
    try {
      demuxer = new Demuxer(input, interruption);
    } catch (VideoException e) {
      interruption.close();
      throw e;
    }
    try {
      return new VideoReader(input, interruption, demuxer, new Decoder(demuxer, input.live()));
    } catch (VideoException e) {
      demuxer.close();
      interruption.close();
      throw e;
    }
  }

  /** What the video says about itself. */
  public Video video() {
    return video;
  }

  /**
   * Reads the next picture.
   *
   * @return nothing at the end
   * @throws VideoException if the connection breaks, the file ends before it should, or no picture
   *     at all could be decoded
   */
  public Optional<VideoFrame> next() throws VideoException {
    return advance() ? Optional.of(new VideoFrame(image(), millis)) : Optional.empty();
  }

  /**
   * Reads the next picture without converting it: cheaper for those who do not want all.
   *
   * @return whether there was one
   * @throws VideoException as of {@link #next}
   */
  public boolean advance() throws VideoException {
    if (closed) {
      throw new IllegalStateException("the reader is closed");
    }
    if (!decoder.next()) {
      return false;
    }
    millis = Math.max(millis, time(decoder.frame()));
    return true;
  }

  /** The time of the picture that was read last, in milliseconds since the first one. */
  public long millis() {
    return millis;
  }

  /**
   * The picture that was read last, upright.
   *
   * @throws VideoException if its pixel format cannot be converted
   */
  public RgbImage image() throws VideoException {
    return upright.treat(conversion.convert(decoder.frame()));
  }

  /** How many pieces of the video could not be decoded so far. */
  public long damaged() {
    return decoder.damaged();
  }

  /**
   * Goes back to the beginning; times begin at 0 again.
   *
   * @throws VideoException if it is no file
   */
  public void rewind() throws VideoException {
    demuxer.rewind();
    decoder.flush();
    millis = -1;
  }

  /** Lets a thread that waits for pictures return with an exception. Called by any thread. */
  public void cut() {
    interruption.interrupt();
  }

  private long time(AVFrame frame) {
    long time = frame.best_effort_timestamp();
    if (time == avutil.AV_NOPTS_VALUE) {
      double rate = video.framesPerSecond().orElse(USUAL_RATE);
      return millis + Math.max(1, Math.round(MILLIS / rate));
    }
    if (firstTime == avutil.AV_NOPTS_VALUE) {
      firstTime = time;
    }
    return Math.round((time - firstTime) * avutil.av_q2d(demuxer.timeBase()) * MILLIS);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      conversion.close();
      decoder.close();
      demuxer.close();
      interruption.close();
    }
  }
}
