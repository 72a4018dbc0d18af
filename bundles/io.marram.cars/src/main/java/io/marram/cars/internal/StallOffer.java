package io.marram.cars.internal;

import io.marram.cars.area.AreaText;
import io.marram.cars.area.Areas;
import io.marram.cars.lot.LotCounter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the stalls that were learned: in a file, as lines that can be put into the configuration,
 * which the log tells of when there are more.
 */
final class StallOffer {

  static final String FILE = "learned-stalls.txt";

  private static final Logger logger = LoggerFactory.getLogger(StallOffer.class);
  private static final long EVERY_MILLIS = TimeUnit.MINUTES.toMillis(1);

  private final String pid;
  private final Path file;
  private Areas stalls;
  private long lookedMillis = Long.MIN_VALUE / 2;
  private boolean failing;

  StallOffer(String pid, Path folder) {
    this.pid = pid;
    file = folder.resolve(FILE);
    stalls = offeredBefore();
  }

  /** What was offered before an update or a change of the configuration is no news. */
  private Areas offeredBefore() {
    try {
      return AreaText.parse(Files.readString(file));
    } catch (IOException | IllegalArgumentException e) {
      return Areas.NONE;
    }
  }

  /** What is offered now. */
  Areas stalls() {
    return stalls;
  }

  /** Looks once a minute what was learned. */
  void look(LotCounter lot, long nowMillis) {
    if (nowMillis - lookedMillis < EVERY_MILLIS) {
      return;
    }
    lookedMillis = nowMillis;
    Areas offered = lot.offeredStalls();
    if (!offered.equals(stalls)) {
      int before = stalls.stalls().size();
      stalls = offered;
      write();
      if (offered.stalls().size() > before) {
        logger.info(
            "event=cars.stalls.learned pid={} count={} file={}",
            pid,
            offered.stalls().size(),
            file);
      }
    }
  }

  private void write() {
    try {
      SafeFile.write(file, AreaText.write(stalls).getBytes(StandardCharsets.UTF_8));
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        logger.warn("event=cars.stalls.unwritten pid={} reason=\"{}\"", pid, e.toString());
      }
    }
  }
}
