// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Reader;

/// <summary>A file that becomes readable, for good, when a token is cancelled: poll(2) knows no tokens.</summary>
internal sealed class StopPipe : IDisposable
{
    private readonly CancellationTokenRegistration _registration;
    private readonly int _writeEnd;

    public StopPipe(CancellationToken token)
    {
        if (Syscall.pipe(out int readEnd, out int writeEnd) < 0)
        {
            throw SystemError.Failed("cannot make a pipe", Stdlib.GetLastError());
        }

        (Fd, _writeEnd, Token) = (readEnd, writeEnd, token);
        _ = Syscall.fcntl(readEnd, FcntlCommand.F_SETFD, 1); // FD_CLOEXEC
        _ = Syscall.fcntl(writeEnd, FcntlCommand.F_SETFD, 1);
        _registration = token.Register(MakeReadable);
    }

    public CancellationToken Token { get; }

    /// <summary>The end to poll.</summary>
    public int Fd { get; }

    public void Dispose()
    {
        _registration.Dispose(); // Waits for a call of MakeReadable that has begun.
        _ = Syscall.close(Fd);
        _ = Syscall.close(_writeEnd);
    }

    private unsafe void MakeReadable()
    {
        byte any = 1;
        _ = Syscall.write(_writeEnd, &any, 1);
    }
}
