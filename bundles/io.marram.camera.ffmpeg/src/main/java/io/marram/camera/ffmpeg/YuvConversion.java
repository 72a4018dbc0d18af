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

/** Turns RGB into what encoders take, scaled to the size of the file. */
final class YuvConversion implements AutoCloseable {

  /** What vector instructions may read behind the last row. */
  private static final int SLACK = 64;

  private SwsContext scaler;
  private BytePointer pixels = new BytePointer(SLACK);
  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);

  /**
   * @param frame with memory, format and size of its own
   */
  void convert(RgbImage image, AVFrame frame) throws VideoException {
    scaler =
        swscale.sws_getCachedContext(
            scaler,
            image.width(),
            image.height(),
            avutil.AV_PIX_FMT_RGB24,
            frame.width(),
            frame.height(),
            frame.format(),
            swscale.SWS_BICUBIC,
            null,
            null,
            (DoublePointer) null);
    if (scaler == null) {
      throw new VideoException(Cause.LASTING, "pictures cannot be scaled to the video's size");
    }
    byte[] rgb = image.rgb();
    if (pixels.capacity() < (long) rgb.length + SLACK) {
      pixels.close();
      pixels = new BytePointer((long) rgb.length + SLACK);
    }
    pixels.position(0).put(rgb);
    planes.put(0, pixels);
    strides.put(0, 3 * image.width());
    swscale.sws_scale(scaler, planes, strides, 0, image.height(), frame.data(), frame.linesize());
  }

  @Override
  public void close() {
    swscale.sws_freeContext(scaler);
    pixels.close();
    planes.close();
    strides.close();
  }
}
