package io.marram.camera.ffmpeg.internal;

import io.marram.camera.ffmpeg.CameraPorts;
import io.marram.camera.ffmpeg.Video;
import io.marram.log.Printable;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes into the log at which ports a camera was looked for; the same search only once. */
final class PortLog implements CameraPorts.Witness {

  private static final Logger logger = LoggerFactory.getLogger(PortLog.class);

  private final String pid;
  private List<String> said = List.of();
  private List<String> search = new ArrayList<>();

  PortLog(String pid) {
    this.pid = pid;
  }

  @Override
  public void found(int port, Video video) {
    end();
    logger.info(
        "event=camera.port.selected pid={} port={} width={} height={} codec={}",
        pid,
        port,
        video.width(),
        video.height(),
        video.codec());
  }

  @Override
  public void missed(int port, String reason) {
    if (port == 0) {
      end();
    }
    String line = port + " " + reason;
    if (!said.contains(line)) {
      logger.info(
          "event=camera.port.missed pid={} port={} reason=\"{}\"", pid, port, Printable.of(reason));
    }
    search.add(line);
  }

  private void end() {
    said = search;
    search = new ArrayList<>();
  }
}
