package io.marram.emulator.rawmqtt.transport;

import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.system.SystemService;

/** Makes settings of what an operator configured. */
final class MqttSettingsMapping {
  private final CryptoService crypto;
  private final SystemService system;

  MqttSettingsMapping(CryptoService crypto, SystemService system) {
    this.crypto = crypto;
    this.system = system;
  }

  /**
   * @throws IllegalArgumentException if a property cannot be used; says which and why
   */
  MqttSettings map(MqttDataTransportConfig config) {
    String account = orEmpty(config.topic_context_account$_$name());
    String client = clientId(config);
    return new MqttSettings(
        BrokerUrl.parse(orEmpty(config.broker$_$url())),
        account,
        client,
        new Login(orEmpty(config.username()), decrypted(orEmpty(config.password()))),
        config.keep$_$alive(),
        config.timeout(),
        config.clean$_$session(),
        will(config, new TopicTokens(account, client)),
        keepsFiles(config.in$_$flight_persistence()),
        config.protocol$_$version());
  }

  private String clientId(MqttDataTransportConfig config) {
    String given = orEmpty(config.client$_$id()).trim();
    String id = given.isEmpty() ? orEmpty(system.getPrimaryMacAddress()) : given;
    return id.replaceAll("[/+#.]", "-");
  }

  private static Optional<LastWill> will(MqttDataTransportConfig config, TopicTokens tokens) {
    String topic = orEmpty(config.lwt_topic());
    return topic.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LastWill(
                tokens.replace(topic),
                orEmpty(config.lwt_payload()),
                config.lwt_qos(),
                config.lwt_retain()));
  }

  private static boolean keepsFiles(String persistence) {
    return switch (orEmpty(persistence)) {
      case "file" -> true;
      case "memory" -> false;
      default ->
          throw new IllegalArgumentException(
              "in-flight.persistence must be file or memory, was \"" + persistence + "\"");
    };
  }

  /** What cannot be decrypted is taken as it is, as Kura does. */
  private String decrypted(String password) {
    if (password.isEmpty()) {
      return password;
    }
    try {
      return new String(crypto.decryptAes(password.toCharArray()));
    } catch (KuraException e) {
      return password;
    }
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
