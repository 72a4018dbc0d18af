package io.marram.emulator.components.fifo;

import io.marram.emulator.components.log.MinuteCount;
import io.marram.emulator.components.wire.StandardComponent;
import java.util.List;
import java.util.Optional;
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
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wire component that queues. */
@Designate(ocd = FifoConfig.class, factory = true)
@Component(
    name = FifoComponent.PID,
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
public final class FifoComponent extends StandardComponent implements WireEmitter, WireReceiver {
  static final String PID = "org.eclipse.kura.wire.Fifo";
  private static final FifoSettings DEFAULTS = new FifoSettings(50, false);
  private static final Logger logger = LoggerFactory.getLogger(FifoComponent.class);

  private final BoundedQueue<List<WireRecord>> queue = new BoundedQueue<>(DEFAULTS);
  private final MinuteCount dropped = new MinuteCount();

  @Activate
  public FifoComponent(
      ComponentContext context,
      @Reference(name = "WireHelperService") WireHelperService wireHelper,
      FifoConfig config) {
    super(context, wireHelper);
    modified(config);
    new Thread(this::passOn, pid + "-EmitterThread").start();
  }

  /** Bad settings leave the queue as it was. What waits is not lost by new ones. */
  @Modified
  void modified(FifoConfig config) {
    try {
      queue.set(new FifoSettings(config.queue_capacity(), config.discard_envelopes()));
    } catch (RuntimeException e) {
      logger.error("event=fifo.misconfigured pid={} reason=\"{}\"", pid, e.getMessage());
    }
  }

  /** The thread ends by itself, once the envelope that it is emitting has been received. */
  @Deactivate
  void deactivate() {
    int left = queue.close();
    if (left > 0) {
      logger.warn("event=fifo.dropped pid={} envelopes={} reason=deactivated", pid, left);
    }
  }

  @Override
  public void onWireReceive(WireEnvelope envelope) {
    try {
      if (!queue.put(envelope.getRecords())) {
        tellDropped();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      tellDropped();
    }
  }

  private void tellDropped() {
    long count = dropped.add();
    if (count > 0) {
      logger.warn("event=fifo.dropped pid={} envelopes={} reason=full", pid, count);
    }
  }

  private void passOn() {
    try {
      Optional<List<WireRecord>> next = queue.take();
      while (next.isPresent()) {
        emit(next.get());
        next = queue.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void emit(List<WireRecord> records) {
    try {
      wires.emit(records);
    } catch (RuntimeException e) {
      logger.error("event=fifo.emit.failed pid={}", pid, e);
    }
  }
}
