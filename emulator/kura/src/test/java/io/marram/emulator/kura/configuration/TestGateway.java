package io.marram.emulator.kura.configuration;

import io.marram.emulator.kura.configuration.TrackedComponents.Component;
import io.marram.emulator.kura.configuration.TrackedComponents.Kind;
import io.marram.emulator.kura.crypto.GatewayCipher;
import io.marram.emulator.kura.crypto.PasswordCipher;
import io.marram.emulator.kura.crypto.TestCrypto;
import io.marram.emulator.kura.snapshot.SnapshotStore;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.configuration.ComponentConfiguration;
import org.eclipse.kura.configuration.SelfConfiguringComponent;
import org.eclipse.kura.configuration.metatype.AD;
import org.eclipse.kura.configuration.metatype.OCD;
import org.eclipse.kura.configuration.metatype.Scalar;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * The parts of the configuration service, on a ConfigurationAdmin in memory and snapshots in a
 * folder. It knows the lamp, which exists once, and doors, which a factory makes.
 */
final class TestGateway {
  static final String LAMP = "x.Lamp";
  static final String DOOR = "x.Door";

  final FakeConfigurationAdmin admin;
  final GatewayCipher crypto;
  final SnapshotStore store;
  final ConfigurationRegistry registry;
  final ComponentConfigurations configurations;
  final ConfigurationChanges changes;
  final List<SelfConfiguringComponent> own = new ArrayList<>();

  private final LatestSnapshot latest;

  private TestGateway(Path home, FakeConfigurationAdmin admin) throws IOException {
    this.admin = admin;
    this.crypto = TestCrypto.at(home);
    PasswordCipher cipher = new PasswordCipher(crypto);
    this.store = new SnapshotStore(home.resolve("snapshots"), crypto, 10, Clock.systemUTC());
    StoredConfigurations stored = new StoredConfigurations(admin);
    this.registry = new ConfigurationRegistry(stored, cipher);
    this.configurations =
        new ComponentConfigurations(registry, new SelfConfigurations(services()), cipher);
    this.changes = new ConfigurationChanges(store, registry, configurations, cipher);
    this.latest = new LatestSnapshot(store, stored, registry, cipher);
  }

  /** A gateway that has just started, without bundles. */
  static TestGateway start(Path home, FakeConfigurationAdmin admin) throws Exception {
    TestGateway gateway = new TestGateway(home, admin);
    gateway.latest.load();
    return gateway;
  }

  /** Starts the bundle of the lamp and the doors. */
  TestGateway startBundle() throws KuraException {
    registry.define(
        new Definition(
            LAMP,
            objectClass(
                LAMP,
                attribute("brightness", Scalar.INTEGER, "40"),
                attribute("secret", Scalar.PASSWORD, "s3cret")),
            false));
    registry.define(
        new Definition(DOOR, objectClass(DOOR, attribute("width", Scalar.INTEGER, "90")), true));
    register(LAMP, LAMP, null);
    for (StoredConfigurations.Stored door : registry.storedInstances()) {
      register(door.kuraPid(), door.servicePid(), door.factoryPid());
    }
    return this;
  }

  void register(String kuraPid, String servicePid, String factoryPid) throws KuraException {
    registry.register(new Component(kuraPid, servicePid, factoryPid, Kind.CONFIGURABLE));
  }

  /** What OSGi holds for a component now. */
  Map<String, Object> properties(String kuraPid) throws KuraException {
    return registry.stored(kuraPid).orElseThrow();
  }

  Map<String, Object> snapshot(long id, String pid) throws KuraException {
    return inSnapshot(id, pid).orElseThrow();
  }

  Optional<Map<String, Object>> inSnapshot(long id, String pid) throws KuraException {
    return store.read(id).stream()
        .filter(configuration -> configuration.pid().equals(pid))
        .map(ComponentConfiguration::getConfigurationProperties)
        .findFirst();
  }

  long newest() throws KuraException {
    return store.ids().last();
  }

  static ComponentConfiguration configuration(String pid, Map<String, Object> properties) {
    return new PlainConfiguration(pid, null, properties);
  }

  static AD attribute(String id, Scalar type, String defaultText) {
    return new Attribute(id, null, null, type, 0, null, null, defaultText, true, List.of());
  }

  static OCD objectClass(String id, AD... attributes) {
    return new ObjectClass(id, id, null, List.of(attributes), List.of());
  }

  /** The only thing that is asked of the bundle's context: the self-configuring components. */
  private BundleContext services() {
    return (BundleContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getServiceReferences" -> references();
                  case "getService" -> own.get(own.size() - 1);
                  case "ungetService" -> true;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private Collection<ServiceReference<?>> references() {
    return own.isEmpty() ? List.of() : List.of(reference());
  }

  private static ServiceReference<?> reference() {
    return (ServiceReference<?>)
        Proxy.newProxyInstance(
            TestGateway.class.getClassLoader(),
            new Class<?>[] {ServiceReference.class},
            (proxy, method, arguments) -> "own");
  }
}
