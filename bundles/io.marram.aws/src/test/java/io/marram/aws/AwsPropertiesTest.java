package io.marram.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.marram.aws.AwsAccess.AccessKey;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsPropertiesTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final AwsProperties properties =
      new AwsProperties(
          Map.of("AWS_REGION", " eu-west-1 ", "EMPTY", " ")::get,
          text -> new StringBuilder(text).reverse().toString());

  @Test
  void readsWhatIsSet() {
    AwsAccess access = access("http://127.0.0.1:9324 ", " AKIA", "terces");

    assertThat(access)
        .isEqualTo(
            new AwsAccess(
                "eu-central-1",
                Optional.of(URI.create("http://127.0.0.1:9324")),
                Optional.of(new AccessKey("AKIA", "secret")),
                TIMEOUT));
    assertThat(access.toString()).doesNotContain("secret");
  }

  @Test
  void leavesTheKeyToTheSdkAndTheAddressToAws() {
    AwsAccess access = access("", null, " ");

    assertThat(access.endpoint()).isEmpty();
    assertThat(access.accessKey()).isEmpty();
  }

  @Test
  void takesWhatIsEmptyFromTheEnvironment() {
    assertThat(properties.find("us-east-1", "AWS_REGION")).contains("us-east-1");
    assertThat(properties.find(" ", "AWS_REGION")).contains("eu-west-1");
    assertThat(properties.find(null, "EMPTY")).isEmpty();
    assertThat(properties.find("", "UNSET")).isEmpty();
  }

  @Test
  void refusesWhatCannotWorkAndSaysWhy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties.access(Optional.empty(), "", "", "", TIMEOUT))
        .withMessageContaining("AWS_REGION");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> properties.access(Optional.of("Frankfurt am Main"), "", "", "", TIMEOUT))
        .withMessageContaining("Frankfurt am Main");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> access("127.0.0.1:9324", "", ""))
        .withMessageContaining("endpoint");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> access("ftp://127.0.0.1", "", ""))
        .withMessageContaining("endpoint must be an http or https URL");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> access("", "AKIA", ""))
        .withMessageContaining("belong together");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> access("", "", "").requireTimeout(500, 4999))
        .withMessage("timeout.milliseconds must be 500..4999, was 5000");
  }

  private AwsAccess access(String endpoint, String keyId, String secret) {
    return properties.access(Optional.of("eu-central-1"), endpoint, keyId, secret, TIMEOUT);
  }
}
