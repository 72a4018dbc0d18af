package io.marram.camera.ffmpeg.internal;

import io.marram.camera.ffmpeg.CameraPorts;
import io.marram.camera.ffmpeg.Interruption;
import io.marram.camera.ffmpeg.VideoCameraSettings;
import io.marram.camera.ffmpeg.VideoException;
import io.marram.camera.ffmpeg.VideoReader;
import io.marram.camera.source.Ending;
import io.marram.camera.source.LiveFeed;
import io.marram.camera.source.PictureSink;
import java.util.concurrent.TimeUnit;

/** Pictures that FFmpeg reads from a stream, a device or a file. */
final class VideoFeed implements LiveFeed {

  private final VideoCameraSettings settings;
  private final NativeLibraries libraries;
  private final CameraPorts.Witness witness;
  private Interruption interruption;
  private boolean cut;
  private boolean closed;

  /** When the next picture of a file may be taken to be captured, epoch milliseconds. */
  private long nextMillis;

  /**
   * @param witness is told which ports of this machine were looked at
   */
  VideoFeed(VideoCameraSettings settings, NativeLibraries libraries, CameraPorts.Witness witness) {
    this.settings = settings;
    this.libraries = libraries;
    this.witness = witness;
  }

  @Override
  public boolean isPatient() {
    return settings.isPatient();
  }

  @Override
  public Ending play(PictureSink pictures) throws InterruptedException {
    try {
      libraries.load();
      try (Interruption begun = new Interruption()) {
        if (!begin(begun)) {
          return Ending.passing("closed");
        }
        try (VideoReader reader = VideoReader.open(settings, begun, witness)) {
          return settings.address().isLive() ? film(reader, pictures) : show(reader, pictures);
        }
      }
    } catch (VideoException e) {
      return e.isPassing() ? Ending.passing(e.getMessage()) : Ending.lasting(e.getMessage());
    }
  }

  private synchronized boolean begin(Interruption begun) {
    interruption = begun;
    cut = false;
    return !closed;
  }

  private static Ending film(VideoReader reader, PictureSink pictures)
      throws VideoException, InterruptedException {
    while (reader.advance()) {
      if (pictures.admits(System.nanoTime())) {
        pictures.image(reader.image(), System.currentTimeMillis());
      }
    }
    return Ending.passing("the camera ended its stream");
  }

  /** At each round the video goes on where the one before ended, so that time never goes back. */
  private Ending show(VideoReader reader, PictureSink pictures)
      throws VideoException, InterruptedException {
    long now = System.currentTimeMillis();
    long offset = Math.max(now, nextMillis);
    long ahead = offset - now;
    while (true) {
      while (reader.advance()) {
        long time = offset + reader.millis();
        nextMillis = time + 1;
        if (isCutBefore(settings.playback().fast() ? 0 : time - ahead)) {
          return Ending.passing("it shows nothing");
        }
        if (pictures.admits(TimeUnit.MILLISECONDS.toNanos(time))) {
          pictures.image(reader.image(), time);
        }
      }
      if (isCutBefore(0)) {
        return Ending.passing("closed");
      }
      if (!settings.playback().loop()) {
        return Ending.complete("the video is over");
      }
      offset = nextMillis - 1 + reader.frameMillis();
      reader.rewind();
    }
  }

  /** Waits until it is so late, unless it is cut before. */
  private synchronized boolean isCutBefore(long millis) throws InterruptedException {
    long left = millis - System.currentTimeMillis();
    while (left > 0 && !cut) {
      wait(left);
      left = millis - System.currentTimeMillis();
    }
    return cut;
  }

  @Override
  public synchronized void cut() {
    cut = true;
    notifyAll();
    if (interruption != null) {
      interruption.interrupt();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    cut();
  }
}
