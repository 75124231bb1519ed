// SPDX-License-Identifier: MIT

using System.Text;
using Mono.Unix.Native;

namespace Mp3.Reader.Monitor;

/// <summary>Standard output of a program that may write into a pipe.</summary>
internal static class StandardOutput
{
    private const int BufferSize = 1 << 16;
    private const int Fd = 1;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A buffered writer, UTF-8, LF. Writing into a closed pipe is silently without effect.</summary>
    public static TextWriter Open() => new StreamWriter(Console.OpenStandardOutput(), Utf8, BufferSize) { NewLine = "\n" };

    /// <summary>The program at the other end of the pipe has gone (<c>| head -1</c>).</summary>
    public static bool IsClosed()
    {
        Pollfd[] fds = [new() { fd = Fd }];
        return Syscall.poll(fds, 1, 0) > 0 && fds[0].revents.HasFlag(PollEvents.POLLERR);
    }
}
