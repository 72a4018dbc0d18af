package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** Turns the pieces of a video track into pictures. A damaged piece is left out and counted. */
final class Decoder implements AutoCloseable {

  /** 50 megapixels, as for single pictures. */
  private static final long MOST_PIXELS = 50_000_000;

  private static final int FILE_THREADS = 2;

  private final Demuxer demuxer;
  private final AVCodecContext context;
  private final AVPacket packet;
  private final AVFrame frame;
  private final String codec;
  private boolean drained;
  private long pictures;
  private long damaged;

  /**
   * @param live whether each picture is wanted as soon as it is there
   * @throws VideoException if FFmpeg knows no decoder for it
   */
  Decoder(Demuxer demuxer, boolean live) throws VideoException {
    this.demuxer = demuxer;
    AVCodec decoder = avcodec.avcodec_find_decoder(demuxer.parameters().codec_id());
    if (decoder == null) {
      String name = avcodec.avcodec_get_name(demuxer.parameters().codec_id()).getString();
      throw new VideoException(Cause.LASTING, "FFmpeg has no decoder for " + name);
    }
    this.codec = decoder.name().getString();
    this.context = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(context, demuxer.parameters());
    context.pkt_timebase(demuxer.timeBase());
    context.max_pixels(MOST_PIXELS);
    if (live) {
      context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
    } else {
      context.thread_count(FILE_THREADS);
    }
    int status = avcodec.avcodec_open2(context, decoder, (AVDictionary) null);
    if (status < 0) {
      avcodec.avcodec_free_context(context);
      throw new VideoException(
          Cause.LASTING,
          "the decoder for %s cannot be opened: %s"
              .formatted(codec, FfmpegLibraries.describe(status)));
    }
    this.packet = avcodec.av_packet_alloc();
    this.frame = avutil.av_frame_alloc();
  }

  String codec() {
    return codec;
  }

  /** The picture that was decoded last; the next one overwrites it. */
  AVFrame frame() {
    return frame;
  }

  /**
   * Decodes the next picture.
   *
   * @return whether there was one
   * @throws VideoException if reading fails, or all of it is damaged
   */
  boolean next() throws VideoException {
    while (true) {
      int status = avcodec.avcodec_receive_frame(context, frame);
      if (status >= 0) {
        pictures++;
        return true;
      }
      if (status == avutil.AVERROR_EOF()) {
        requirePictures();
        return false;
      }
      if (status != avutil.AVERROR_EAGAIN()) {
        damaged++;
      }
      send();
    }
  }

  private void send() throws VideoException {
    boolean more;
    try {
      more = demuxer.read(packet);
    } catch (VideoException e) {
      requirePictures();
      throw e;
    }
    if (!more) {
      if (drained) {
        requirePictures();
      }
      drained = true;
    }
    int status = avcodec.avcodec_send_packet(context, more ? packet : null);
    avcodec.av_packet_unref(packet);
    if (status < 0 && status != avutil.AVERROR_EOF()) {
      damaged++;
    }
  }

  private void requirePictures() throws VideoException {
    if (pictures == 0) {
      throw new VideoException(
          Cause.LASTING, "no picture of the video could be decoded (%s)".formatted(codec));
    }
  }

  /** How many pieces could not be decoded. */
  long damaged() {
    return damaged;
  }

  /** Forgets what came before, since it goes on elsewhere. */
  void flush() {
    avcodec.avcodec_flush_buffers(context);
    drained = false;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
    avcodec.avcodec_free_context(context);
  }
}
