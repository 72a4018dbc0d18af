/** Keys and certificates in PEM files, and the sockets that show and check them. */
package io.marram.tls;
