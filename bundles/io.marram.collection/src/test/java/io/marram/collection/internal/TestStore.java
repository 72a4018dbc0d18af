package io.marram.collection.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An S3 that can go away and come back with what it had. */
final class TestStore implements AutoCloseable {

  static final String KEY_ID = "test-key";
  static final String SECRET = "test-secret";

  private final Path folder;
  private final int port;
  private final S3Client client;
  private S3Proxy proxy;

  TestStore(Path folder) throws Exception {
    this.folder = Files.createDirectories(folder);
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    client =
        S3Client.builder()
            .endpointOverride(URI.create(endpoint()))
            .region(Region.EU_CENTRAL_1)
            .forcePathStyle(true)
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY_ID, SECRET)))
            .build();
    start();
  }

  void start() throws Exception {
    proxy =
        S3Proxy.builder()
            .blobStore(new FilesystemNio2BlobStore(folder.toString()))
            .endpoint(URI.create(endpoint()))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY_ID, SECRET)
            .build();
    proxy.start();
  }

  void stop() throws Exception {
    proxy.stop();
  }

  String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  void create(String bucket) {
    client.createBucket(request -> request.bucket(bucket));
  }

  List<String> keys(String bucket) {
    return client.listObjectsV2(request -> request.bucket(bucket)).contents().stream()
        .map(S3Object::key)
        .toList();
  }

  byte[] read(String bucket, String key) {
    return client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArray();
  }

  String contentType(String bucket, String key) {
    return client.headObject(request -> request.bucket(bucket).key(key)).contentType();
  }

  @Override
  public void close() throws IOException {
    client.close();
    try {
      proxy.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
