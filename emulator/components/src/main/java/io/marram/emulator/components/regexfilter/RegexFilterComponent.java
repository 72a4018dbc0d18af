package io.marram.emulator.components.regexfilter;

import io.marram.emulator.components.log.MinuteCount;
import io.marram.emulator.components.wire.StandardComponent;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that chooses properties by their names. */
@Designate(ocd = RegexFilterConfig.class, factory = true)
@Component(
    name = RegexFilterComponent.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    immediate = true,
    service = {
      ConfigurableComponent.class,
      WireComponent.class,
      WireEmitter.class,
      WireReceiver.class,
      Producer.class,
      Consumer.class
    },
    property = {
      "kura.ui.service.hide:Boolean=true",
      "input.cardinality.minimum:Integer=1",
      "input.cardinality.maximum:Integer=1",
      "input.cardinality.default:Integer=1",
      "output.cardinality.minimum:Integer=1",
      "output.cardinality.maximum:Integer=1",
      "output.cardinality.default:Integer=1"
    })
public final class RegexFilterComponent extends StandardComponent
    implements WireEmitter, WireReceiver {
  static final String PID = "org.eclipse.kura.wire.RegexFilter";
  private static final Logger logger = LoggerFactory.getLogger(RegexFilterComponent.class);

  private final MinuteCount trapped = new MinuteCount();
  private volatile NameFilter filter = NameFilter.EVERYTHING;

  @Activate
  public RegexFilterComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      RegexFilterConfig config) {
    super(context, wireHelper);
    modified(config);
  }

  /** A bad expression lets everything pass, as in Kura. */
  @Modified
  void modified(RegexFilterConfig config) {
    try {
      filter = NameFilter.of(config.regex_filter(), config.filter_type());
    } catch (RuntimeException e) {
      filter = NameFilter.EVERYTHING;
      logger.error("event=regexfilter.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    NameFilter current = filter;
    List<WireRecord> chosen = new ArrayList<>();
    for (WireRecord record : envelope.getRecords()) {
      if (current.isTrapFor(record.getProperties())) {
        tellTrap();
      }
      chosen.add(new WireRecord(current.choose(record.getProperties())));
    }
    wires.emit(chosen);
  }

  private void tellTrap() {
    long records = trapped.add();
    if (records > 0) {
      logger.warn(
          "event=regexfilter.emptied pid={} records={} reason=no-name-matches-and-kura-removes-all-then",
          pid,
          records);
    }
  }
}
