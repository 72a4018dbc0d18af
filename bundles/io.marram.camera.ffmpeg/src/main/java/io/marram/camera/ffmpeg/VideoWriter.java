package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import io.marram.vision.image.RgbImage;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Writes an MP4 file: H.264 by OpenH264, or MPEG-4 where FFmpeg was built without it. The file can
 * be played once the writer is closed. For one thread.
 */
public final class VideoWriter implements AutoCloseable {

  private static final String[] ENCODERS = {"libopenh264", "mpeg4"};
  private static final double MILLIS = 1000;

  private final Path file;
  private final int width;
  private final int height;
  private final AVFormatContext container;
  private final AVCodecContext encoder;
  private final AVStream stream;
  private final AVPacket packet;
  private final AVFrame picture;
  private final YuvConversion conversion;
  private final long frameTicks;
  private long lastMillis = -1;
  private boolean closed;

  /**
   * Begins a file; one that is there is replaced.
   *
   * @param width of its pictures in pixels, at least 2; an odd one is made even
   * @param height of its pictures in pixels, at least 2; an odd one is made even
   * @param framesPerSecond about how many there will be, more than 0; used to share out the bits
   * @throws VideoException if the file cannot be written
   */
  public VideoWriter(Path file, int width, int height, double framesPerSecond)
      throws VideoException {
    if (width < 2 || height < 2 || !(framesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "a video must be at least 2x2 pixels and have frames, was %dx%d at %s fps"
              .formatted(width, height, framesPerSecond));
    }
    FfmpegLibraries.load();
    this.file = file;
    this.width = width & ~1;
    this.height = height & ~1;
    this.encoder = Encoders.open(ENCODERS, this.width, this.height, framesPerSecond);
    this.frameTicks =
        Math.max(1, Math.round(1 / (avutil.av_q2d(encoder.time_base()) * framesPerSecond)));
    this.container = new AVFormatContext(null);
    this.packet = avcodec.av_packet_alloc();
    this.picture = avutil.av_frame_alloc();
    this.conversion = new YuvConversion();
    try {
      this.stream = begin();
    } catch (VideoException e) {
      closed = true;
      free();
      throw e;
    }
  }

  private AVStream begin() throws VideoException {
    check(avformat.avformat_alloc_output_context2(container, null, "mp4", null), "cannot be begun");
    AVStream track = avformat.avformat_new_stream(container, null);
    track.time_base(encoder.time_base());
    check(avcodec.avcodec_parameters_from_context(track.codecpar(), encoder), "cannot be begun");
    AVIOContext output = new AVIOContext(null);
    int status =
        avformat.avio_open(output, "file:" + file.toAbsolutePath(), avformat.AVIO_FLAG_WRITE);
    check(status, "cannot be written");
    container.pb(output);
    check(avformat.avformat_write_header(container, (AVDictionary) null), "cannot be begun");
    picture.format(encoder.pix_fmt()).width(width).height(height);
    check(avutil.av_frame_get_buffer(picture, 0), "has no memory");
    return track;
  }

  /** FFmpeg's name of the encoder, such as {@code libopenh264}. */
  public String encoder() {
    return encoder.codec().name().getString();
  }

  /**
   * Adds a picture.
   *
   * @param image of any size; it is scaled to that of the file
   * @param millis when it is shown, since the beginning of the file; later than the one before, or
   *     it is moved behind it
   * @throws VideoException if it cannot be written, such as on a full disk
   */
  public void write(RgbImage image, long millis) throws VideoException {
    if (closed) {
      throw new IllegalStateException("the writer is closed");
    }
    check(avutil.av_frame_make_writable(picture), "has no memory");
    conversion.convert(image, picture);
    lastMillis = Math.max(lastMillis + 1, millis);
    picture.pts(Math.round(lastMillis / (MILLIS * avutil.av_q2d(encoder.time_base()))));
    encode(picture);
  }

  private void encode(AVFrame frame) throws VideoException {
    check(avcodec.avcodec_send_frame(encoder, frame), "cannot be encoded");
    int status = avcodec.avcodec_receive_packet(encoder, packet);
    while (status >= 0) {
      packet.stream_index(stream.index());
      // without it, the last picture would be shown for no time, and left out by players
      packet.duration(frameTicks);
      avcodec.av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      check(avformat.av_interleaved_write_frame(container, packet), "cannot be written");
      status = avcodec.avcodec_receive_packet(encoder, packet);
    }
    if (status != avutil.AVERROR_EAGAIN() && status != avutil.AVERROR_EOF()) {
      check(status, "cannot be encoded");
    }
  }

  private void check(int status, String what) throws VideoException {
    if (status < 0) {
      throw new VideoException(
          Cause.LASTING, "%s %s: %s".formatted(file, what, FfmpegLibraries.describe(status)));
    }
  }

  /**
   * Completes the file.
   *
   * @throws VideoException if it could not be written to its end
   */
  @Override
  public void close() throws VideoException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      encode(null);
      check(avformat.av_write_trailer(container), "cannot be written");
    } finally {
      free();
    }
  }

  private void free() {
    conversion.close();
    avutil.av_frame_free(picture);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(encoder);
    if (!container.isNull() && container.pb() != null) {
      avformat.avio_closep(container.pb());
    }
    avformat.avformat_free_context(container);
  }
}
