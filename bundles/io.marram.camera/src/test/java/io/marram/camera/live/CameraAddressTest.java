package io.marram.camera.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CameraAddressTest {

  @Test
  void saysAllButTheQuery() {
    CameraAddress address = CameraAddress.parse(" https://cam:8443/a/b?key=secret#x ", false);

    assertThat(address).hasToString("https://cam:8443/a/b");
    assertThat(address.target()).isEqualTo("/a/b?key=secret");
    assertThat(CameraAddress.parse("http://localhost", false).target()).isEqualTo("/");
    assertThat(CameraAddress.parse("https://cam/Straße", false).target()).isEqualTo("/Stra%C3%9Fe");
  }

  @Test
  void refusesWhatCannotBeUsedWithoutRepeatingIt() {
    assertRefused("", "url is empty");
    assertRefused("ftp://cam/secret", "http://");
    assertRefused("cam/secret", "http://");
    assertRefused("https:secret", "url must be");
    assertRefused("https://me:secret@cam/", "fields");
    assertRefused("https://cam:99999/secret", "port");
    assertRefused("https://cam/secret secret", "url is not a URL");
    assertRefused("http://cam/secret", "allow.plain");
    assertThat(CameraAddress.parse("http://cam/", true).isEncrypted()).isFalse();
    assertThat(CameraAddress.parse("http://127.0.0.1/", false).isEncrypted()).isFalse();
  }

  @Test
  void followsRedirectionsThatStayEncryptedAndOutside() {
    CameraAddress secure = CameraAddress.parse("https://cam/a/b", true);

    assertThat(secure.redirected("c")).hasToString("https://cam/a/c");
    assertThat(secure.redirected("https://other/c")).hasToString("https://other/c");
    assertNotFollowed(secure, "http://cam/a/b", "not encrypted any more");
    assertNotFollowed(secure, "https://localhost/kura", "this gateway itself");
    assertNotFollowed(secure, "https://127.1.2.3:8443/kura", "this gateway itself");
    assertNotFollowed(secure, "https://me:pass@cam/", "user name");
    assertNotFollowed(secure, "::", "not a URL");
    assertNotFollowed(
        CameraAddress.parse("http://127.0.0.1/", false), "http://cam/", "unencrypted");
  }

  @Test
  void knowsWhetherTheSameServerAnswers() {
    CameraAddress address = CameraAddress.parse("https://cam/a", true);

    assertThat(address.isSameServer(CameraAddress.parse("https://CAM:443/b", true))).isTrue();
    assertThat(address.isSameServer(CameraAddress.parse("https://cam:444/a", true))).isFalse();
    assertThat(address.isSameServer(CameraAddress.parse("http://cam:443/a", true))).isFalse();
    assertThat(address.isSameServer(CameraAddress.parse("https://cam.evil/a", true))).isFalse();
  }

  private static void assertNotFollowed(CameraAddress from, String location, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> from.redirected(location))
        .withMessageContaining(reason);
  }

  private static void assertRefused(String url, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CameraAddress.parse(url, false))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }
}
