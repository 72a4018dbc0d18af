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
 * pictures are read. For one thread.
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

  private final Demuxer demuxer;
  private final Decoder decoder;
  private final RgbConversion conversion = new RgbConversion();
  private final PictureTreatment upright;
  private final Video video;
  private long firstTime = avutil.AV_NOPTS_VALUE;
  private long millis = -1;
  private boolean closed;

  private VideoReader(VideoInput input, Demuxer demuxer, Decoder decoder) {
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
    return open(VideoInput.of(file), Optional.empty());
  }

  /**
   * Opens what a camera films.
   *
   * @param interruption may end opening and reading from another thread
   * @param witness is told which ports of this machine were looked at
   * @throws VideoException if it cannot be opened
   */
  public static VideoReader open(
      VideoCameraSettings settings, Interruption interruption, CameraPorts.Witness witness)
      throws VideoException {
    String size = settings.deviceSize();
    return switch (settings.address().kind()) {
      case FILE -> open(Path.of(settings.address().text()));
      case RTSP, HTTP -> open(VideoInputs.of(settings), Optional.of(interruption));
      case DEVICE -> openDevice(settings.address().text(), size, interruption);
      case PROBE ->
          new CameraPorts(
                  settings.ports(), device -> openDevice(device, size, interruption), witness)
              .first();
    };
  }

  private static VideoReader openDevice(String device, String size, Interruption interruption)
      throws VideoException {
    if (!Files.exists(Path.of(device))) {
      throw new VideoException(Cause.PASSING, "there is no device " + device);
    }
    FfmpegLibraries.loadDevices();
    return open(VideoInputs.device(device, size), Optional.of(interruption));
  }

  private static VideoReader open(VideoInput input, Optional<Interruption> interruption)
      throws VideoException {
    FfmpegLibraries.load();
    Demuxer demuxer = new Demuxer(input, interruption);
    try {
      return new VideoReader(input, demuxer, new Decoder(demuxer, input.live()));
    } catch (VideoException e) {
      demuxer.close();
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

  /** How long a picture is shown, in milliseconds, at least 1; estimated if it is not known. */
  public long frameMillis() {
    return Math.max(1, Math.round(MILLIS / video.framesPerSecond().orElse(USUAL_RATE)));
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

  private long time(AVFrame frame) {
    long time = frame.best_effort_timestamp();
    if (time == avutil.AV_NOPTS_VALUE) {
      return millis + frameMillis();
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
    }
  }
}
