package io.marram.awsiot.internal.mqtt;

import io.marram.tls.PemFile;
import io.marram.tls.TlsIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Key and certificates in PEM files.
 *
 * @param authorities who may vouch for the broker; without it those that Java trusts
 * @param certificate our certificate, and those that vouch for it
 * @param privateKey our key, not encrypted
 */
public record PemIdentity(Optional<Path> authorities, Path certificate, Path privateKey)
    implements IdentitySource {

  @Override
  public TlsIdentity load() {
    return new TlsIdentity(
        new PemFile("key.file", privateKey).privateKey(),
        new PemFile("certificate.file", certificate).certificates(),
        authorities.map(file -> new PemFile("ca.file", file).certificates()).orElse(List.of()));
  }
}
