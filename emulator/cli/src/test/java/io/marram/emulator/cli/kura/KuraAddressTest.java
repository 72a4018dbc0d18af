package io.marram.emulator.cli.kura;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KuraAddressTest {

  @ParameterizedTest
  @CsvSource({
    "https://gateway.example, https://gateway.example/services/deploy/v2/",
    "https://gateway.example/, https://gateway.example/services/deploy/v2/",
    "https://gateway.example:4443/services, https://gateway.example:4443/services/deploy/v2/",
    "HTTP://127.0.0.1:8080/services/, http://127.0.0.1:8080/services/deploy/v2/",
    "https://proxy.example/kura, https://proxy.example/kura/services/deploy/v2/",
    "https://[::1]:443, https://[::1]:443/services/deploy/v2/",
  })
  void findsTheServices(String text, String service) {
    assertThat(KuraAddress.parse(text).service("deploy/v2/")).hasToString(service);
  }

  @ParameterizedTest
  @CsvSource({
    "gateway.example, begins with https://",
    "gateway.example:443, begins with https://",
    "ftp://gateway.example, begins with https://",
    "https://, is https://host",
    "https://gate way, is https://host",
    "https://gateway.example/?x=1, is https://host",
    "https://admin:secret@gateway.example, must not hold a user or a password: use --user",
  })
  void saysWhatAnAddressLooksLike(String text, String complaint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KuraAddress.parse(text))
        .withMessageContaining(complaint)
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "http://192.0.2.1, true",
    "https://192.0.2.1, false",
    "http://127.0.0.1:18080, false",
    "http://[::1]:18080, false",
  })
  void knowsWhenAPasswordWouldTravelInTheClear(String text, boolean clear) {
    assertThat(KuraAddress.parse(text).travelsInTheClear()).isEqualTo(clear);
  }
}
