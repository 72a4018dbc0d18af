package io.marram.camera.internal;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
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
import org.osgi.service.wireadmin.Wire;

/** The services of Kura that a camera uses, with wires that end in a list. */
final class FakeKura implements WireHelperService {

  /** What a camera put on its wire, in order. */
  final List<WireRecord> emitted = new CopyOnWriteArrayList<>();

  /** What hangs on the wire; runs on the camera's thread. */
  volatile Consumer<WireRecord> receiver = wireRecord -> {};

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
      public void emit(List<WireRecord> records) {
        emitted.addAll(records);
        records.forEach(receiver);
      }

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
    return true;
  }

  @Override
  public boolean isReceiver(String pid) {
    return false;
  }
}
