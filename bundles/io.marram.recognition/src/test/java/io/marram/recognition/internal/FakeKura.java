package io.marram.recognition.internal;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.WireSupport;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.wireadmin.Wire;

/** The services of Kura that the component uses. */
final class FakeKura implements WireHelperService, EventAdmin {

  /** What was sent over the event bus, in order. */
  final List<Event> events = new ArrayList<>();

  static ComponentContext context(String pid) {
    return (ComponentContext)
        Proxy.newProxyInstance(
            FakeKura.class.getClassLoader(),
            new Class<?>[] {ComponentContext.class},
            (proxy, method, arguments) ->
                method.getName().equals("getProperties")
                    ? new Hashtable<>(Map.of(ConfigurationService.KURA_SERVICE_PID, pid))
                    : null);
  }

  /** Encrypts by reversing; what begins with "damaged" cannot be decrypted. */
  static CryptoService crypto() {
    return (CryptoService)
        Proxy.newProxyInstance(
            FakeKura.class.getClassLoader(),
            new Class<?>[] {CryptoService.class},
            (proxy, method, arguments) -> {
              String text = new String((char[]) arguments[0]);
              if (text.startsWith("damaged")) {
                throw new KuraException(KuraErrorCode.DECODER_ERROR);
              }
              return new StringBuilder(text).reverse().toString().toCharArray();
            });
  }

  @Override
  public WireSupport newWireSupport(
      WireComponent component, ServiceReference<WireComponent> reference) {
    return new WireSupport() {
      @Override
      public void emit(List<WireRecord> records) {}

      @Override
      public Object polled(Wire wire) {
        return null;
      }

      @Override
      public void consumersConnected(Wire[] wires) {}

      @Override
      public void updated(Wire wire, Object value) {}

      @Override
      public void producersConnected(Wire[] wires) {}
    };
  }

  @Override
  public void sendEvent(Event event) {
    events.add(event);
  }

  @Override
  public void postEvent(Event event) {
    throw new UnsupportedOperationException("receipts are synchronous");
  }

  @Override
  public String getPid(WireComponent component) {
    return null;
  }

  @Override
  public String getServicePid(String pid) {
    return null;
  }

  @Override
  public String getServicePid(WireComponent component) {
    return null;
  }

  @Override
  public boolean isEmitter(String pid) {
    return false;
  }

  @Override
  public boolean isReceiver(String pid) {
    return true;
  }
}
