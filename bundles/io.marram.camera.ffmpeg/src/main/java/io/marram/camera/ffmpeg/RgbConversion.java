package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import io.marram.vision.image.RgbImage;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns decoded pictures of any pixel format into RGB. Follows pictures that change their size. */
final class RgbConversion implements AutoCloseable {

  /** Pictures from here on are in the colours of high definition, unless they say otherwise. */
  private static final int HIGH_DEFINITION_HEIGHT = 720;

  private static final int ONE = 1 << 16;

  /** What vector instructions may write behind the last row. */
  private static final int SLACK = 64;

  private SwsContext scaler;
  private BytePointer pixels = new BytePointer(SLACK);
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);

  /**
   * @throws VideoException if FFmpeg cannot convert its pixel format
   */
  RgbImage convert(AVFrame frame) throws VideoException {
    int width = frame.width();
    int height = frame.height();
    prepare(frame, width, height);
    int bytes = 3 * width * height;
    if (pixels.capacity() < (long) bytes + SLACK) {
      pixels.close();
      pixels = new BytePointer((long) bytes + SLACK);
    }
    planes.put(0, pixels);
    strides.put(0, 3 * width);
    int rows =
        swscale.sws_scale(scaler, frame.data(), frame.linesize(), 0, height, planes, strides);
    if (rows != height) {
      throw new VideoException(Cause.PASSING, "a picture could not be converted to RGB");
    }
    byte[] rgb = new byte[bytes];
    pixels.position(0).get(rgb);
    return new RgbImage(width, height, rgb);
  }

  private void prepare(AVFrame frame, int width, int height) throws VideoException {
    scaler =
        swscale.sws_getCachedContext(
            scaler,
            width,
            height,
            plain(frame.format()),
            width,
            height,
            avutil.AV_PIX_FMT_RGB24,
            swscale.SWS_BILINEAR | swscale.SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null) {
      throw new VideoException(
          Cause.LASTING, "its pixel format (%d) is unknown".formatted(frame.format()));
    }
    boolean full =
        frame.color_range() == avutil.AVCOL_RANGE_JPEG || plain(frame.format()) != frame.format();
    swscale.sws_setColorspaceDetails(
        scaler,
        swscale.sws_getCoefficients(colours(frame)),
        full ? 1 : 0,
        swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
        1,
        0,
        ONE,
        ONE);
  }

  private static int colours(AVFrame frame) {
    if (frame.colorspace() != avutil.AVCOL_SPC_UNSPECIFIED) {
      return frame.colorspace();
    }
    return frame.height() >= HIGH_DEFINITION_HEIGHT
        ? swscale.SWS_CS_ITU709
        : swscale.SWS_CS_DEFAULT;
  }

  /** The pixel format without the old names for full-range colours. */
  private static int plain(int format) {
    if (format == avutil.AV_PIX_FMT_YUVJ420P) {
      return avutil.AV_PIX_FMT_YUV420P;
    }
    if (format == avutil.AV_PIX_FMT_YUVJ422P) {
      return avutil.AV_PIX_FMT_YUV422P;
    }
    return format == avutil.AV_PIX_FMT_YUVJ444P ? avutil.AV_PIX_FMT_YUV444P : format;
  }

  @Override
  public void close() {
    swscale.sws_freeContext(scaler);
    pixels.close();
    planes.close();
    strides.close();
  }
}
