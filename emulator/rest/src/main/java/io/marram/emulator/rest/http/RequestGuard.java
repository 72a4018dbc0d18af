package io.marram.emulator.rest.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps web pages of other sites from using the browser of someone who may use this gateway: by a
 * name of theirs that leads here (DNS rebinding), by requests across sites, or in a frame.
 */
final class RequestGuard {
  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.]+]");
  private static final Pattern PORT = Pattern.compile(":[0-9]+$");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final Set<String> names;

  /**
   * @param names under which this machine may be called besides its addresses, in lower case
   */
  RequestGuard(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /** Accepts addresses, which no other site can take over, localhost and the machine's name. */
  static RequestGuard ofThisMachine() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      return new RequestGuard(Set.of("localhost", name, name + ".local"));
    } catch (UnknownHostException e) {
      // The machine's name has no address: nobody can call it by that.
      return new RequestGuard(Set.of("localhost"));
    }
  }

  /**
   * Checks a request.
   *
   * @throws RequestException with status 421 or 403
   */
  void check(Context context) {
    String host = context.host();
    if (host == null || !isOwn(PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT))) {
      throw new RequestException(421, "this gateway does not answer to that host name");
    }
    String site = context.header("Sec-Fetch-Site");
    String origin = context.header("Origin");
    boolean crossSite =
        site != null
            ? !OWN_SITE.contains(site)
            : origin != null && !origin.equalsIgnoreCase(context.scheme() + "://" + host);
    // A link from elsewhere may open the console, and nothing else.
    if (crossSite && context.path().startsWith("/services")) {
      throw new RequestException(403, "requests from other sites are refused");
    }
  }

  /** Headers that every answer has. */
  static void protect(Context context) {
    boolean api = context.path().startsWith("/services");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("X-Frame-Options", "DENY");
    context.header(
        "Content-Security-Policy",
        api
            ? "default-src 'none'; frame-ancestors 'none'; sandbox"
            : "default-src 'self'; img-src 'self' data: blob:;"
                // The console's component library writes its style sheet into the page.
                + " style-src 'self' 'unsafe-inline';"
                + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    if (api) {
      context.header("Cache-Control", "no-store");
    }
  }

  private boolean isOwn(String host) {
    return ADDRESS.matcher(host).matches() || names.contains(host);
  }
}
