package io.marram.anomaly.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.system.SystemService;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;

/** What components find on a gateway, and what comes over their wires. */
final class Gateway {

  private Gateway() {}

  static SystemService system(Path data) {
    return proxy(
        SystemService.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getKuraDataDirectory" -> data.toString();
              case "getDeviceName" -> "gateway-1";
              default -> null;
            });
  }

  /** A component's context that knows its Kura pid and which bundles are installed. */
  static ComponentContext context(String pid, Bundle... bundles) {
    Dictionary<String, Object> properties =
        new Hashtable<>(Map.of(ConfigurationService.KURA_SERVICE_PID, pid));
    BundleContext context =
        proxy(
            BundleContext.class,
            (self, method, arguments) ->
                method.getName().equals("getBundles") ? bundles.clone() : null);
    return proxy(
        ComponentContext.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getProperties" -> properties;
              case "getBundleContext" -> context;
              default -> null;
            });
  }

  static Bundle bundle(String name, String version, Map<String, String> headers) {
    return proxy(
        Bundle.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getSymbolicName" -> name;
              case "getVersion" -> Version.parseVersion(version);
              case "getHeaders" -> new Hashtable<>(headers);
              default -> null;
            });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Gateway.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  static WireEnvelope envelope(WireRecord... records) {
    return new WireEnvelope("sensors", List.of(records));
  }

  /** A reading of a temperature; the value may be of any type. */
  static WireRecord reading(String sensor, Object value, long timeMillis) {
    return new WireRecord(
        Map.of(
            "sensor.id", TypedValues.newStringValue(sensor),
            "sensor.type", TypedValues.newStringValue("temperature"),
            "sensor.location", TypedValues.newStringValue("kitchen"),
            "unit", TypedValues.newStringValue("°C"),
            "value", TypedValues.newTypedValue(value),
            "time", TypedValues.newLongValue(timeMillis)));
  }

  static Object value(WireRecord record, String property) {
    TypedValue<?> typed = record.getProperties().get(property);
    return typed == null ? null : typed.getValue();
  }

  /** Keeps events. */
  static final class Events implements EventAdmin {
    private final List<Event> posted = new CopyOnWriteArrayList<>();

    List<Event> posted() {
      return List.copyOf(posted);
    }

    @Override
    public void postEvent(Event event) {
      posted.add(event);
    }

    @Override
    public void sendEvent(Event event) {
      posted.add(event);
    }
  }
}
