/** How a gateway reaches AWS, or what speaks like it: settings, and clients of the SDK. */
package io.marram.aws;
