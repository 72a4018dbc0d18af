package io.marram.cars.internal;

import io.marram.cars.LabelFilter;
import io.marram.cars.count.CountSettings;
import io.marram.networks.NotReadyException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether a detector can name what is to be counted: what it cannot name would be counted as
 * 0 for ever.
 */
final class LabelCheck {

  private static final Logger logger = LoggerFactory.getLogger(LabelCheck.class);

  private final String pid;
  private final LabelFilter counted;
  private final Set<String> asked;
  private Collection<String> checked = List.of();

  /**
   * @param pid of the component, for the log
   */
  LabelCheck(String pid, CountSettings counting) {
    this.pid = pid;
    this.counted = counting.labels();
    this.asked = counting.askedLabels();
  }

  /**
   * Says once of each model what it cannot name.
   *
   * @param known what the detector can name; empty while that is not known
   * @throws NotReadyException if it can name nothing of what counts in the picture
   */
  void check(Collection<String> known) throws NotReadyException {
    if (known.isEmpty() || known.equals(checked)) {
      return;
    }
    if (!counted.acceptsAnyOf(known)) {
      throw new NotReadyException(
          "the model finds nothing of what is asked for, only " + String.join(", ", known));
    }
    checked = List.copyOf(known);
    Set<String> unknown = new TreeSet<>(asked);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      logger.warn(
          "event=cars.labels.unknown pid={} labels=\"{}\" action=\"counts none of them\"",
          pid,
          String.join(", ", unknown));
    }
  }
}
