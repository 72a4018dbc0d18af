package io.marram.camera.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/** How a video says its pictures are to be shown: phones write them as their sensor lies. */
final class DisplayRotation {

  private static final int QUARTER_DEGREES = 90;
  private static final int FULL_DEGREES = 360;

  private DisplayRotation() {}

  /** How far its pictures have to be turned clockwise to be upright: 0, 90, 180 or 270. */
  static int degrees(AVCodecParameters parameters) {
    if (parameters.nb_coded_side_data() == 0) {
      return 0;
    }
    AVPacketSideData matrix =
        avcodec.av_packet_side_data_get(
            parameters.coded_side_data(),
            parameters.nb_coded_side_data(),
            avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null) {
      return 0;
    }
    double anticlockwise = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
    if (Double.isNaN(anticlockwise)) {
      return 0;
    }
    int quarters = (int) Math.round(-anticlockwise / QUARTER_DEGREES);
    return Math.floorMod(quarters * QUARTER_DEGREES, FULL_DEGREES);
  }
}
