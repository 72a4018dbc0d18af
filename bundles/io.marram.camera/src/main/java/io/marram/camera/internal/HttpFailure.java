package io.marram.camera.internal;

import io.marram.camera.source.Ending;
import io.marram.log.Printable;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says in one line why a camera cannot be reached over HTTP. */
final class HttpFailure {

  private HttpFailure() {}

  static Ending ending(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    if (root instanceof UnresolvedAddressException) {
      return Ending.passing("there is no host of this name");
    }
    if (failure instanceof HttpConnectTimeoutException) {
      return Ending.passing("nothing answers at this address");
    }
    if (failure instanceof ConnectException) {
      return Ending.passing("nothing listens at this address");
    }
    if (failure instanceof SSLException) {
      return Ending.lasting("TLS fails: " + text(root));
    }
    return Ending.passing("the connection failed: " + text(root));
  }

  private static String text(Throwable root) {
    String message = root.getMessage() == null ? "" : ": " + root.getMessage();
    return Printable.of(root.getClass().getSimpleName() + message);
  }
}
