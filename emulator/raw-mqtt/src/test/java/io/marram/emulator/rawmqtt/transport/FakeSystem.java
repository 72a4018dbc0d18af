package io.marram.emulator.rawmqtt.transport;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.eclipse.kura.system.SystemService;

/** A machine with an address and a data folder. */
final class FakeSystem {
  private FakeSystem() {}

  static SystemService of(String macAddress, Path dataDirectory) {
    return (SystemService)
        Proxy.newProxyInstance(
            FakeSystem.class.getClassLoader(),
            new Class<?>[] {SystemService.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getPrimaryMacAddress" -> macAddress;
                  case "getKuraDataDirectory" -> dataDirectory.toString();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
