package io.marram.anomaly.internal;

import io.marram.anomaly.health.Board;
import io.marram.anomaly.health.BoardState;
import io.marram.anomaly.health.StageReports;
import io.marram.contract.MalformedMessageException;
import io.marram.contract.StageReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.EmitterPort;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.eclipse.kura.wire.multiport.MultiportWireEmitter;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that says how the gateway does. */
@Designate(ocd = GatewayHealthConfig.class, factory = true)
@Component(
    name = GatewayHealth.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      MultiportWireEmitter.class,
      Producer.class,
      EventHandler.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "event.topics=" + StageReport.EVENT_TOPIC,
      "input.cardinality.minimum:Integer=0",
      "input.cardinality.maximum:Integer=0",
      "input.cardinality.default:Integer=0",
      "output.cardinality.minimum:Integer=2",
      "output.cardinality.maximum:Integer=2",
      "output.cardinality.default:Integer=2",
      "output.port.names=0=readings",
      "output.port.names=1=message"
    })
public final class GatewayHealth extends WiredComponent
    implements MultiportWireEmitter, EventHandler {

  static final String PID = "io.marram.anomaly.GatewayHealth";

  private static final Logger logger = LoggerFactory.getLogger(GatewayHealth.class);
  private static final Duration SILENT = Duration.ofSeconds(35);
  private static final int READINGS = 0;
  private static final int MESSAGE = 1;

  private final SystemService system;
  private final InstalledBundles bundles;
  private final Board board;
  private final Duration second;
  private final StageReports stages = new StageReports(SILENT.toMillis());
  private Ticker ticker;

  @Activate
  public GatewayHealth(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      @Reference(name = "SystemService") SystemService system,
      GatewayHealthConfig config) {
    this(
        context,
        wireHelper,
        system,
        config,
        new LinuxBoard(Path.of("/"), Path.of(system.getKuraDataDirectory())),
        Duration.ofSeconds(1));
  }

  /**
   * @param second how long one lasts
   */
  GatewayHealth(
      ComponentContext context,
      WireHelperService wireHelper,
      SystemService system,
      GatewayHealthConfig config,
      Board board,
      Duration second) {
    super(context, wireHelper);
    this.system = system;
    this.board = board;
    this.second = second;
    this.bundles = new InstalledBundles(context.getBundleContext());
    modified(config);
  }

  /** With a bad configuration it stays, and emits nothing. */
  @Modified
  synchronized void modified(GatewayHealthConfig config) {
    deactivate();
    try {
      HealthSettings settings =
          HealthSettings.of(config, System.getenv("IOT_THING_NAME"), system.getDeviceName());
      HealthRecords records = new HealthRecords(settings.gateway(), bundles);
      ticker =
          new Ticker(
              "marram-health-" + pid,
              second.multipliedBy(settings.intervalSeconds()),
              () -> emit(records));
      logger.info("event=health.configured pid={} gateway={}", pid, records.gateway());
    } catch (RuntimeException e) {
      logger.error("event=health.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  /** A stage reports. */
  @Override
  public void handleEvent(Event event) {
    try {
      Map<String, Object> properties = new HashMap<>();
      for (String name : event.getPropertyNames()) {
        properties.put(name, event.getProperty(name));
      }
      stages.put(StageReport.of(properties), steadyMillis());
    } catch (MalformedMessageException e) {
      logger.debug("event=health.report.malformed pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  private void emit(HealthRecords records) {
    BoardState state = board.read();
    List<StageReport> reports = stages.fresh(steadyMillis());
    long now = System.currentTimeMillis();
    emit(READINGS, records.readings(state, reports, now));
    emit(MESSAGE, records.message(state, reports, now).stream().toList());
  }

  private void emit(int number, List<WireRecord> records) {
    MultiportWireSupport support = (MultiportWireSupport) wires;
    List<EmitterPort> ports = support.getEmitterPorts();
    // a graph may have been drawn with fewer ports
    if (!records.isEmpty() && number < ports.size()) {
      ports.get(number).emit(support.createWireEnvelope(records));
    }
  }

  private static long steadyMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  /** Whether it runs with the configuration it was given last. */
  synchronized boolean isConfigured() {
    return ticker != null;
  }

  @Deactivate
  synchronized void deactivate() {
    if (ticker != null) {
      ticker.close();
      ticker = null;
    }
  }
}
