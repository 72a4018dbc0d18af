package org.eclipse.kura.cloudconnection.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraPayload;
import org.junit.jupiter.api.Test;

class KuraMessageTest {
  @Test
  void hasPropertiesOfItsOwn() {
    Map<String, Object> given = new HashMap<>(Map.of("topic", "a"));
    KuraMessage message = new KuraMessage(new KuraPayload(), given);
    given.put("topic", "b");
    message.getProperties().put("qos", 1);

    assertThat(message.getProperties()).isEqualTo(Map.of("topic", "a", "qos", 1));
    assertThat(given).isEqualTo(Map.of("topic", "b"));
  }

  @Test
  void needsNoProperties() {
    KuraPayload payload = new KuraPayload();
    KuraMessage message = new KuraMessage(payload);
    message.getProperties().put("topic", "a");

    assertThat(message.getPayload()).isSameAs(payload);
    assertThat(message.getProperties()).containsEntry("topic", "a");
  }
}
