package io.marram.camera.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LoginTest {

  private static final String PATH = "/dir/index.html";
  private static final String DIGEST =
      "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s,"
          + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
          + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  private final Login login =
      new Login(
          new Credentials("Mufasa", "Circle of Life"),
          () -> "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ");

  @Test
  void answersTheChallengesOfTheStandard() {
    assertThat(login.challenged(List.of(DIGEST.formatted("MD5")))).isTrue();
    assertThat(login.authorization("GET", PATH).orElseThrow())
        .contains(
            "username=\"Mufasa\"",
            "response=\"8ca523f5e9506fed4657c9700eebdbec\"",
            "algorithm=MD5",
            "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");

    assertThat(login.challenged(List.of(DIGEST.formatted("SHA-256")))).isTrue();
    assertThat(login.authorization("GET", PATH).orElseThrow())
        .contains(
            "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"",
            "algorithm=SHA-256");
  }

  @Test
  void answersOldCamerasThatKnowNoProtection() {
    Login old = new Login(new Credentials("Mufasa", "CircleOfLife"), () -> "unused");

    old.challenged(
        List.of(
            "Digest realm=\"testrealm@host.com\","
                + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\""));

    assertThat(old.authorization("GET", PATH).orElseThrow())
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("qop", "unused");
  }

  @Test
  void countsHowOftenANonceWasUsed() {
    login.challenged(List.of(DIGEST.formatted("MD5")));

    assertThat(login.authorization("GET", PATH).orElseThrow()).contains("nc=00000001");
    assertThat(login.authorization("GET", PATH).orElseThrow()).contains("nc=00000002");
    login.challenged(List.of(DIGEST.formatted("MD5")));
    assertThat(login.authorization("GET", PATH).orElseThrow()).contains("nc=00000001");
  }

  @Test
  void prefersTheStrongestOfSeveralWays() {
    String all = "Basic realm=\"a, b\", " + DIGEST.formatted("MD5");

    assertThat(login.challenged(List.of(all, DIGEST.formatted("SHA-256")))).isTrue();
    assertThat(login.authorization("GET", PATH).orElseThrow()).contains("algorithm=SHA-256");
    assertThat(login.challenged(List.of(all))).isTrue();
    assertThat(login.authorization("GET", PATH).orElseThrow()).contains("algorithm=MD5");
    assertThat(login.challenged(List.of("Basic realm=\"a\""))).isTrue();
    assertThat(login.authorization("GET", PATH)).contains("Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl");
  }

  @Test
  void doesNotKnowOtherWays() {
    assertThat(login.challenged(List.of())).isFalse();
    assertThat(login.challenged(List.of("", "Bearer", "Digest", "===,,\""))).isFalse();
    assertThat(login.challenged(List.of(DIGEST.formatted("SHA-512-256")))).isFalse();
    assertThat(login.authorization("GET", PATH)).isEmpty();
  }

  @Test
  void knowsAStaleNonceFromAWrongPassword() {
    login.challenged(List.of(DIGEST.formatted("MD5") + ", stale=TRUE"));
    assertThat(login.isStale()).isTrue();

    login.challenged(List.of(DIGEST.formatted("MD5")));
    assertThat(login.isStale()).isFalse();
  }

  @Property(tries = 200)
  void survivesAnyHeader(@ForAll String header) {
    login.challenged(List.of(header));
    login.challenged(List.of("Digest nonce=\"" + header));
  }

  @Test
  void acceptsNoUserNameThatBreaksAHeader() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Credentials("", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Credentials("a:b", "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Credentials("a\r\nb", "x"));
    assertThat(new Credentials("me", "secret").toString()).doesNotContain("me", "secret");
  }
}
