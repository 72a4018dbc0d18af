/**
 * TorchScript networks on DJL and PyTorch, as plain Java: on the gateway used by the component in
 * {@code internal}, in the cloud and on the command line as it is.
 *
 * <p>A {@link io.marram.inference.TorchScriptEngine} is started once per class loader; it loads
 * {@link io.marram.inference.TorchScriptNetwork}s, each described by a {@link
 * io.marram.inference.ModelDescriptor}. Everything that cannot work is an {@link
 * io.marram.inference.InferenceException} with a reason.
 *
 * <p><b>Where native code lives.</b> The small JNI library between DJL and libtorch must be exactly
 * DJL's version, so it travels with DJL in this bundle, for both architectures. libtorch itself is
 * large and changes rarely; it comes from a natives bundle, one per architecture. So DJL can be
 * updated with a few megabytes, and the natives need to be installed only once.
 *
 * <p><b>One libtorch per JVM.</b> A second libtorch, from other files, aborts the JVM. On a gateway
 * the system property {@code io.marram.inference.libraries} notes which files were loaded; every
 * later start in this JVM uses these very files, whatever is configured by then. Where that cannot
 * be (they are gone, or another version is needed), the engine stays away and an error asks for a
 * restart of Kura.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
package io.marram.inference;
