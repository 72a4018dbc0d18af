package io.marram.camera.ffmpeg;

import io.marram.camera.ffmpeg.VideoException.Cause;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** A container or stream with its first video track. */
final class Demuxer implements AutoCloseable {

  private static final double MICROSECONDS = 1e6;

  /** FFmpeg's format of devices. */
  static final String DEVICES = "v4l2";

  private static final int PAUSE_MICROS = 5_000;

  /** How much may be missing at the end of a video that is whole. */
  private static final double COMPLETE_WITHIN_SECONDS = 1;

  private final VideoInput input;
  private final Optional<Interruption> interruption;
  private final AVFormatContext context;
  private final AVStream stream;
  private long packets;
  private double endSeconds;

  /**
   * @param interruption may end the opening and reading
   * @throws VideoException if it cannot be opened or holds no video
   */
  Demuxer(VideoInput input, Optional<Interruption> interruption) throws VideoException {
    this.input = input;
    this.interruption = interruption;
    this.context = open();
    try {
      this.stream = findVideo();
    } catch (VideoException e) {
      avformat.avformat_close_input(context);
      throw e;
    }
  }

  private AVFormatContext open() throws VideoException {
    AVInputFormat format = null;
    if (!input.format().isEmpty()) {
      format = avformat.av_find_input_format(input.format());
      if (format == null) {
        throw new VideoException(Cause.LASTING, "FFmpeg cannot read " + input.format());
      }
    }
    AVFormatContext opened = avformat.avformat_alloc_context();
    interruption.ifPresent(used -> used.attach(opened.interrupt_callback()));
    if (input.format().equals(DEVICES)) {
      // a device that stalls would hold its reader for ever
      opened.flags(opened.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
    }
    if (input.live()) {
      opened.flags(opened.flags() | AVFormatContext.AVFMT_FLAG_NOBUFFER);
    }
    AVDictionary options = new AVDictionary(null);
    for (Map.Entry<String, String> option : input.options().entrySet()) {
      avutil.av_dict_set(options, option.getKey(), option.getValue(), 0);
    }
    int status = avformat.avformat_open_input(opened, input.url(), format, options);
    avutil.av_dict_free(options);
    if (status < 0) {
      throw failure("cannot be opened", status);
    }
    if (Redirection.isElsewhere(opened, input.url())) {
      avformat.avformat_close_input(opened);
      throw new VideoException(
          Cause.LASTING, input.name() + " redirects to another server, where we do not go");
    }
    return opened;
  }

  private AVStream findVideo() throws VideoException {
    int status = avformat.avformat_find_stream_info(context, (PointerPointer<?>) null);
    if (status < 0) {
      throw failure("cannot be read", status);
    }
    int index =
        avformat.av_find_best_stream(
            context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
    if (index < 0 || isCover(context.streams(index))) {
      throw new VideoException(Cause.LASTING, input.name() + " holds no moving pictures");
    }
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != index) {
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    return context.streams(index);
  }

  /** The picture of a record's cover within a sound file. */
  private static boolean isCover(AVStream stream) {
    return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  private VideoException failure(String what, int status) {
    String reason = isInterrupted() ? "nothing comes" : FfmpegLibraries.describe(status);
    return new VideoException(causeOf(status), "%s %s: %s".formatted(input.name(), what, reason));
  }

  /** What a network does may pass; what a file holds does not. */
  private Cause causeOf(int status) {
    boolean refused =
        status == avutil.AVERROR_HTTP_UNAUTHORIZED()
            || status == avutil.AVERROR_HTTP_FORBIDDEN()
            || status == avutil.AVERROR_HTTP_NOT_FOUND()
            || status == avutil.AVERROR_PROTOCOL_NOT_FOUND();
    return input.live() && !refused ? Cause.PASSING : Cause.LASTING;
  }

  AVCodecParameters parameters() {
    return stream.codecpar();
  }

  AVRational timeBase() {
    return stream.time_base();
  }

  /** Frames a second on average; 0 if it is not known. */
  double frameRate() {
    try (AVRational rate = avformat.av_guess_frame_rate(context, stream, null)) {
      return rate.den() == 0 ? 0 : (double) rate.num() / rate.den();
    }
  }

  /** How many frames it says it has; 0 if it does not. */
  long frames() {
    return stream.nb_frames();
  }

  /** How long it says it is, in seconds; 0 if it does not. */
  double seconds() {
    return context.duration() > 0 ? context.duration() / MICROSECONDS : 0;
  }

  /** How far its pictures have to be turned clockwise to be upright: 0, 90, 180 or 270. */
  int degrees() {
    return DisplayRotation.degrees(stream.codecpar());
  }

  /**
   * Reads on to the next piece of the video track.
   *
   * @param packet gets it; to be unreferenced by the caller
   * @return whether there was one
   * @throws VideoException if the connection breaks, or a file ends before it should
   */
  boolean read(AVPacket packet) throws VideoException {
    int status = readAny(packet);
    while (status >= 0 && packet.stream_index() != stream.index()) {
      avcodec.av_packet_unref(packet);
      status = readAny(packet);
    }
    if (status >= 0) {
      packets++;
      if (packet.pts() != avutil.AV_NOPTS_VALUE) {
        long end = packet.pts() + Math.max(0, packet.duration());
        endSeconds = Math.max(endSeconds, end * avutil.av_q2d(stream.time_base()));
      }
      return true;
    }
    if (status != avutil.AVERROR_EOF()) {
      throw failure("breaks off", status);
    }
    if (isCutOff()) {
      throw new VideoException(
          Cause.LASTING,
          "%s ends after %d of %d frames: the file is cut off or damaged"
              .formatted(input.name(), packets, stream.nb_frames()));
    }
    return false;
  }

  /** Waits in small steps for what does not wait itself. */
  private int readAny(AVPacket packet) {
    int status = avformat.av_read_frame(context, packet);
    while (status == avutil.AVERROR_EAGAIN() && !isInterrupted()) {
      avutil.av_usleep(PAUSE_MICROS);
      status = avformat.av_read_frame(context, packet);
    }
    return status;
  }

  private boolean isInterrupted() {
    return interruption.filter(Interruption::isInterrupted).isPresent();
  }

  private boolean isCutOff() {
    return packets < stream.nb_frames() && seconds() - endSeconds > COMPLETE_WITHIN_SECONDS;
  }

  /** Goes back to the beginning. */
  void rewind() throws VideoException {
    int status = avformat.avformat_seek_file(context, stream.index(), Long.MIN_VALUE, 0, 0, 0);
    if (status < 0) {
      throw failure("cannot be begun again", status);
    }
    packets = 0;
    endSeconds = 0;
  }

  @Override
  public void close() {
    avformat.avformat_close_input(context);
  }
}
