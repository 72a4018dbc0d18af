package io.marram.anomaly.internal;

import io.marram.anomaly.StateException;
import io.marram.anomaly.health.AlertBook;
import io.marram.anomaly.health.AlertSettings;
import io.marram.anomaly.internal.state.StateFolder;
import io.marram.contract.AlertMessage;
import io.marram.log.Printable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An alert book that is kept on disk. If its folder cannot be used, it works without. Any thread
 * may call it.
 */
final class AlertDesk {

  private static final Logger logger = LoggerFactory.getLogger(AlertDesk.class);

  /** The only state in the folder. */
  private static final String NAME = "alerts";

  private final String pid;
  private final Optional<StateFolder> folder;
  private final MalformedCount full = new MalformedCount(System::nanoTime);
  private final AlertBook book;
  private boolean changed;
  private boolean failing;

  AlertDesk(String pid, Path path, AlertSettings settings) {
    this.pid = pid;
    this.folder = open(path);
    this.book = folder.flatMap(found -> read(found, settings)).orElse(new AlertBook(settings));
  }

  private Optional<StateFolder> open(Path path) {
    try {
      return Optional.of(
          StateFolder.open(path, 1, (what, reason) -> tellUnusable(what + ": " + reason)));
    } catch (IOException | RuntimeException e) {
      tellUnusable(e.toString());
      return Optional.empty();
    }
  }

  private Optional<AlertBook> read(StateFolder found, AlertSettings settings) {
    try {
      Optional<byte[]> state = found.read(NAME);
      return state.isPresent() ? Optional.of(read(found, state.get(), settings)) : Optional.empty();
    } catch (IOException e) {
      tellUnusable(e.getMessage());
      return Optional.empty();
    }
  }

  private static AlertBook read(StateFolder found, byte[] state, AlertSettings settings)
      throws IOException {
    try {
      return AlertBook.read(new DataInputStream(new ByteArrayInputStream(state)), settings);
    } catch (StateException e) {
      found.refuse(NAME, state, e);
      throw e;
    }
  }

  private void tellUnusable(String reason) {
    logger.warn("event=alerts.state.unusable pid={} reason=\"{}\"", pid, Printable.of(reason));
  }

  synchronized void follow(AlertSettings settings) {
    book.follow(settings);
  }

  /** The alerts that verdicts give reason to. */
  synchronized List<WireRecord> judge(List<WireRecord> verdicts, long nowMillis) {
    long refused = book.refused();
    List<AlertMessage> alerts = AlertRecords.judge(book, verdicts, nowMillis);
    changed |= !alerts.isEmpty();
    for (long i = refused; i < book.refused(); i++) {
      tellFull();
    }
    return alerts.stream().map(AlertRecords::record).toList();
  }

  /** The alerts that time alone gives reason to. */
  synchronized List<WireRecord> sweep(long nowMillis) {
    List<AlertMessage> alerts = book.sweep(nowMillis);
    changed |= !alerts.isEmpty();
    return alerts.stream().map(AlertRecords::record).toList();
  }

  private void tellFull() {
    long count = full.add();
    if (count > 0) {
      logger.warn("event=alerts.full pid={} open={} count={}", pid, book.open(), count);
    }
  }

  /** Writes to the disk which alerts are open, if that has changed. */
  synchronized void save() {
    if (!changed || folder.isEmpty()) {
      return;
    }
    try {
      folder.get().save(List.of(NAME), name -> Optional.of(state()));
      changed = false;
      failing = false;
    } catch (IOException e) {
      if (!failing) {
        failing = true;
        logger.warn("event=alerts.save.failed pid={} reason=\"{}\"", pid, e.toString());
      }
    }
  }

  private byte[] state() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      book.write(new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory refuses bytes", e);
    }
    return bytes.toByteArray();
  }
}
