package io.marram.camera.internal;

import io.marram.camera.Capture;
import io.marram.camera.FolderCameraSettings;
import io.marram.camera.FolderCameraSettings.Afterwards;
import io.marram.camera.FolderView;
import io.marram.camera.FrameKey;
import io.marram.camera.FrameReader;
import io.marram.camera.PictureFile;
import io.marram.camera.RefusedFrame;
import io.marram.camera.source.FrameSource;
import io.marram.log.Printable;
import io.marram.vision.image.PictureDecoder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frames from a folder: the watch on a thread of its own, the reading and the pump. */
final class FolderSource implements FrameSource {

  private static final Logger logger = LoggerFactory.getLogger(FolderSource.class);
  private static final Duration PATIENCE = Duration.ofMillis(900);

  /** One picture on the wires and one ready for them; the rest stay on the disk. */
  private static final int IN_MEMORY = 2;

  private final String pid;
  private final FolderCameraSettings settings;
  private final FrameReader reader;
  private final PictureFolder folder;
  private final FolderView view;
  private final FramePump<PictureFile> pump;
  private final Thread thread;
  private boolean away;
  private int round;

  FolderSource(String pid, FolderCameraSettings settings, Consumer<Capture> wires) {
    this.pid = pid;
    this.settings = settings;
    this.reader = new FrameReader(settings.largestPictureBytes(), new PictureDecoder());
    this.folder = new PictureFolder(settings.folder());
    this.view = new FolderView(settings.order());
    this.pump =
        new FramePump<>(pid, settings.confirmation(), new FramePump.Ends<>(wires, this::putAway));
    this.thread = new Thread(this::watch, "marram-folder-" + pid);
    this.thread.setDaemon(true);
  }

  @Override
  public void start() {
    pump.start();
    thread.start();
  }

  /** Ends within two seconds. Pictures that are not settled stay in the folder. */
  @Override
  public void close() {
    thread.interrupt();
    pump.stop(PATIENCE);
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void settled(FrameKey key) {
    pump.settled(key);
  }

  @Override
  public void rewired() {
    pump.rewired();
  }

  private void watch() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        look();
        Thread.sleep(settings.interval().toMillis());
      }
    } catch (InterruptedException e) {
      // close() interrupts; nobody else knows this thread
    }
  }

  private void look() throws InterruptedException {
    try {
      List<PictureFile> complete = view.look(folder.list());
      reportBack();
      for (PictureFile file : complete) {
        pump.awaitFewerThan(IN_MEMORY);
        take(file);
      }
      if (settings.loop() && !complete.isEmpty()) {
        view.startOver();
        round++;
      }
    } catch (IOException e) {
      reportAway(e);
    }
  }

  private void take(PictureFile file) {
    try {
      Capture capture = read(file);
      if (capture instanceof RefusedFrame refused) {
        reject(file, refused.reason());
      } else {
        pump.arrived(capture, file);
      }
    } catch (IOException e) {
      logger.warn("event=camera.file.unreadable pid={} file={}", pid, file.name(), e);
    }
  }

  private Capture read(PictureFile file) throws IOException {
    String id = file.requestId(round);
    long now = System.currentTimeMillis();
    boolean tooLarge = file.bytes() > settings.largestPictureBytes();
    return tooLarge
        ? reader.refuseSize(id, settings.source(), file.bytes(), now)
        : reader.readPicture(id, settings.source(), file.name(), folder.read(file), now);
  }

  private void reject(PictureFile file, String reason) throws IOException {
    logger.warn(
        "event=camera.file.refused pid={} file={} reason=\"{}\"",
        pid,
        Printable.of(file.name()),
        reason);
    if (!settings.loop()) {
      folder.reject(file);
    }
  }

  private void putAway(PictureFile file) {
    try {
      folder.putAway(file, settings.loop() ? Afterwards.LEAVE : settings.afterwards());
    } catch (IOException e) {
      logger.warn("event=camera.file.stays pid={} file={}", pid, file.name(), e);
    }
  }

  private void reportAway(IOException cause) {
    if (!away) {
      logger.warn(
          "event=camera.folder.away pid={} folder={} reason=\"{}\" action=\"tries again for ever\"",
          pid,
          settings.folder(),
          cause.toString());
    }
    away = true;
  }

  private void reportBack() {
    if (away) {
      logger.info("event=camera.folder.back pid={} folder={}", pid, settings.folder());
    }
    away = false;
  }
}
