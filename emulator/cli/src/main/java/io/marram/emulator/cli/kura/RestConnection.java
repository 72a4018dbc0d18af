package io.marram.emulator.cli.kura;

import com.eclipsesource.json.Json;
import com.eclipsesource.json.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.CookieManager;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * Sends requests to one gateway. Whatever is not the answer that was hoped for becomes a {@link
 * KuraFailure} that says what to do about it.
 */
final class RestConnection {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
  private static final int LARGEST_ANSWER_BYTES = 8 << 20;
  private static final int LONGEST_REASON = 300;

  private final KuraAddress address;
  private final HttpClient client;

  /**
   * @param authority PEM file with what to trust; empty for what this Java trusts
   */
  RestConnection(KuraAddress address, Optional<Path> authority) {
    this.address = address;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_LIMIT)
            .cookieHandler(new CookieManager())
            // A redirection would carry the password to wherever it points.
            .followRedirects(HttpClient.Redirect.NEVER);
    authority.map(TrustedCertificates::context).ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  KuraAddress address() {
    return address;
  }

  /**
   * Sends a request.
   *
   * @param who explains a refusal
   * @return the answer, if the gateway took the request (status 2xx)
   */
  Answer send(HttpRequest request, Authorization who) {
    try {
      HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(LARGEST_ANSWER_BYTES + 1);
        if (bytes.length > LARGEST_ANSWER_BYTES) {
          throw refused("answers with more than 8 MB");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        requireSuccess(response, text, who);
        return new Answer(text, response.headers().firstValue("Marram-Operation"));
      }
    } catch (SSLException e) {
      throw refused(tlsReason(e), e);
    } catch (ConnectException e) {
      throw unreachable("nothing answers at " + address + ": is the gateway running?", e);
    } catch (HttpTimeoutException e) {
      throw unreachable(address + " does not answer in time", e);
    } catch (IOException e) {
      throw unreachable("the connection to " + address + " broke: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable("interrupted while waiting for " + address, e);
    }
  }

  private void requireSuccess(HttpResponse<?> response, String text, Authorization who) {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return;
    }
    String said = said(text);
    switch (status) {
      case 401 -> throw refused(who.refusal());
      case 403 -> throw refused("does not let this user do that" + said);
      case 400 -> throw refused("refuses" + said);
      case 404 ->
          throw refused(
              "has no " + response.request().uri().getPath() + ": is it a Kura 5 with REST?");
      case 413 -> throw refused("takes no file of this size" + said);
      case 429 ->
          throw refused(
              "has seen too many wrong passwords: try again in "
                  + response.headers().firstValue("Retry-After").orElse("some")
                  + " s");
      case 507 -> throw refused("has no space left" + said);
      default -> {
        Optional<String> elsewhere = response.headers().firstValue("Location");
        throw refused(
            status >= 300 && status < 400 && elsewhere.isPresent()
                ? "redirects to " + elsewhere.get() + ": give that address with --gateway"
                : "answers with status " + status + said);
      }
    }
  }

  /** What a gateway said, fit to be shown; nothing if it is a page made for browsers. */
  private static String said(String text) {
    String line = message(text).replaceAll("\\p{Cntrl}+", " ").strip();
    if (line.isEmpty() || line.startsWith("<")) {
      return "";
    }
    return ": " + line.substring(0, Math.min(line.length(), LONGEST_REASON));
  }

  /** The message of Kura's JSON errors; other texts as they are. */
  private static String message(String text) {
    try {
      return Json.parse(text).asObject().getString("message", text);
    } catch (ParseException | UnsupportedOperationException e) {
      return text;
    }
  }

  private static String tlsReason(SSLException failure) {
    if (hasExpired(failure)) {
      return "shows a certificate that has expired";
    }
    String text = String.valueOf(failure.getMessage());
    if (text.contains("PKIX") || text.contains("trustAnchors")) {
      return "shows a certificate that is not trusted: give it, or its authority, with --ca FILE";
    }
    if (text.contains("subject alternative") || text.contains("No name matching")) {
      return "shows a certificate for another name: use that name, or give this very certificate"
          + " with --ca FILE";
    }
    return "cannot be spoken to with TLS: " + text;
  }

  private static boolean hasExpired(Throwable failure) {
    return failure instanceof CertificateExpiredException
        || (failure.getCause() != null && hasExpired(failure.getCause()));
  }

  private static String reason(Throwable failure) {
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  KuraFailure refused(String what) {
    return refused(what, null);
  }

  KuraFailure refused(String what, Throwable cause) {
    return new KuraFailure(KuraFailure.Kind.REFUSED, address + " " + what, cause);
  }

  private static KuraFailure unreachable(String message, Throwable cause) {
    return new KuraFailure(KuraFailure.Kind.UNREACHABLE, message, cause);
  }

  /**
   * What a gateway answered.
   *
   * @param text the body
   * @param operation the id of what was begun, which only emulated gateways tell
   */
  record Answer(String text, Optional<String> operation) {}
}
