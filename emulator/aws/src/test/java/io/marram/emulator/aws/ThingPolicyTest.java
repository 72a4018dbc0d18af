package io.marram.emulator.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThingPolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"gw", "gw-1", "gw.camera"})
  void letsAThingConnectUnderItsName(String clientId) {
    assertThat(ThingPolicy.mayConnect("gw", clientId)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "gw1", "g", "other", "other-gw"})
  void refusesForeignClientIds(String clientId) {
    assertThat(ThingPolicy.mayConnect("gw", clientId)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients/gw", "clients/gw/1", "sensors/t1/data", "gateways/gw/health"})
  void letsAThingPublishItsOwn(String topic) {
    assertThat(ThingPolicy.mayPublish("gw", topic)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients/other", "gateways/other/health", "$aws/things/gw", "anything"})
  void refusesToPublishForOthers(String topic) {
    assertThat(ThingPolicy.mayPublish("gw", topic)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "+/#", "gateways/other/#", "$sys/#"})
  void refusesToListenToEverything(String filter) {
    assertThat(ThingPolicy.maySubscribe("gw", filter)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients/#", "clients/+", "sensors/+/data"})
  void letsAGatewayListenToClientsAndSensors(String filter) {
    assertThat(ThingPolicy.maySubscribe("gw", filter)).isTrue();
  }
}
