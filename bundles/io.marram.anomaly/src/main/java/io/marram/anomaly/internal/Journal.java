package io.marram.anomaly.internal;

import io.marram.anomaly.journal.JournalSettings;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that keeps what it receives as lines of JSON. */
@Designate(ocd = JournalConfig.class, factory = true)
@Component(
    name = Journal.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireReceiver.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=0",
      "output.cardinality.maximum:Integer=0",
      "output.cardinality.default:Integer=0"
    })
public final class Journal extends WiredComponent implements WireReceiver {

  static final String PID = "io.marram.anomaly.Journal";

  private static final Logger logger = LoggerFactory.getLogger(Journal.class);
  private static final Duration FLUSH_EVERY = Duration.ofSeconds(1);
  private static final int MEGABYTE_BITS = 20;

  private final SystemService system;
  private JournalSettings settings;
  private Ticker flusher;

  /** Null while nothing is written. */
  private volatile JournalWriter writer;

  @Activate
  public Journal(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "SystemService") SystemService system,
      JournalConfig config) {
    super(context, wireHelper);
    this.system = system;
    modified(config);
  }

  /** With a bad configuration it stays, and writes nothing. */
  @Modified
  synchronized void modified(JournalConfig config) {
    try {
      JournalSettings wanted = settings(config);
      if (writer != null && config.enabled() && wanted.equals(settings)) {
        return;
      }
      deactivate();
      settings = wanted;
      if (config.enabled()) {
        writer = new JournalWriter(pid, wanted);
        flusher = new Ticker("marram-journal-" + pid, FLUSH_EVERY, writer::flush);
      }
      logger.info(
          "event=journal.configured pid={} enabled={} folder={}",
          pid,
          config.enabled(),
          wanted.folder());
    } catch (RuntimeException e) {
      deactivate();
      logger.error("event=journal.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private JournalSettings settings(JournalConfig config) {
    String folder = config.folder().trim();
    if (!folder.isEmpty() && !Path.of(folder).isAbsolute()) {
      throw new IllegalArgumentException("folder must be an absolute path, was " + folder);
    }
    if (config.megabytes() < 2L * config.file_megabytes()) {
      throw new IllegalArgumentException(
          "megabytes must be at least twice file.megabytes, was %d with files of %d"
              .formatted(config.megabytes(), config.file_megabytes()));
    }
    return new JournalSettings(
        folder.isEmpty() ? DataFolder.journal(system, pid) : Path.of(folder),
        (long) config.file_megabytes() << MEGABYTE_BITS,
        (long) config.megabytes() << MEGABYTE_BITS,
        (long) config.reserve_megabytes() << MEGABYTE_BITS);
  }

  /** Whether anything is written. */
  boolean isWriting() {
    return writer != null;
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    JournalWriter current = writer;
    if (current != null) {
      envelope.getRecords().forEach(record -> current.append(RecordLine.of(record)));
    }
  }

  @Deactivate
  synchronized void deactivate() {
    JournalWriter ending = writer;
    writer = null;
    if (ending != null) {
      flusher.close();
      ending.close();
    }
  }
}
