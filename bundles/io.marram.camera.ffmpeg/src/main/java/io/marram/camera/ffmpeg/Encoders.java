package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Opens an encoder for the pictures of a video file. */
final class Encoders {

  /** Ticks a second that all usual frame rates fit into. */
  private static final int TICKS = 90_000;

  private static final int RATE_DENOMINATOR = 1000;

  /** Enough for drawn boxes and text to stay sharp. */
  private static final double BITS_PER_PIXEL = 0.15;

  private static final long LEAST_BITS = 300_000;
  private static final int SECONDS_BETWEEN_KEY_FRAMES = 2;

  private Encoders() {}

  /**
   * The first of these encoders that FFmpeg has and that takes the pictures.
   *
   * @throws VideoException if there is none
   */
  static AVCodecContext open(String[] names, int width, int height, double rate)
      throws VideoException {
    int status = avutil.AVERROR_ENCODER_NOT_FOUND();
    for (String name : names) {
      AVCodec codec = avcodec.avcodec_find_encoder_by_name(name);
      if (codec != null) {
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        configure(context, name, width, height, rate);
        status = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (status >= 0) {
          return context;
        }
        avcodec.avcodec_free_context(context);
      }
    }
    throw new VideoException(
        Cause.LASTING,
        "no encoder takes pictures of %dx%d pixels: %s"
            .formatted(width, height, FfmpegLibraries.describe(status)));
  }

  private static void configure(
      AVCodecContext context, String name, int width, int height, double rate) {
    // MPEG-4 has 16 bits for its time base
    int ticks = name.equals("mpeg4") ? RATE_DENOMINATOR : TICKS;
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.time_base(avutil.av_make_q(1, ticks));
    context.framerate(
        avutil.av_make_q((int) Math.round(rate * RATE_DENOMINATOR), RATE_DENOMINATOR));
    context.bit_rate(Math.max(LEAST_BITS, Math.round(BITS_PER_PIXEL * width * height * rate)));
    context.gop_size((int) Math.max(1, Math.round(SECONDS_BETWEEN_KEY_FRAMES * rate)));
    // MP4 keeps the encoder's headers once, in front
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
  }
}
