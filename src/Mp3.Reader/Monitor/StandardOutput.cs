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

    /// <summary>Cancelled when the program at the other end of the pipe has gone (<c>| head -1</c>).</summary>
    public static CancellationToken Closed()
    {
        var closed = new CancellationTokenSource();
        new Thread(() => CancelWhenClosed(closed)) { IsBackground = true, Name = "output" }.Start();
        return closed.Token;
    }

    private static void CancelWhenClosed(CancellationTokenSource closed)
    {
        // Asked for no event, poll() still reports errors.
        Pollfd[] fds = [new() { fd = Fd }];
        while (Syscall.poll(fds, 1, -1) < 0)
        {
            if (Stdlib.GetLastError() != Errno.EINTR)
            {
                return;
            }
        }

        closed.Cancel();
    }
}
