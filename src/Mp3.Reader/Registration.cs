// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Text;
using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader;

/// <summary>
/// Tells the module which processes to sample and which to signal, through <c>/proc/mp3/status</c>.
/// </summary>
/// <param name="path">The module's status file.</param>
public sealed class Registration(string path = RingLayout.StatusPath)
{
    /// <summary>Starts to sample a process (thread group).</summary>
    /// <exception cref="Mp3Exception">Unavailable: no module. Usage: no such process, not yours, or registered
    /// already.</exception>
    public void Register(int pid) => Request('R', pid);

    /// <summary>The same, and starts to sample every child that it will have, and theirs, from their first
    /// instruction on.</summary>
    /// <exception cref="Mp3Exception">As <see cref="Register"/>; Failed also: the kernel can't tell of forks.</exception>
    public void Follow(int pid) => Request('F', pid);

    /// <summary>Records every fault that a process takes from now on, in the fault rings; it is sampled too. Children of one
    /// that is followed inherit it. It ends at an exec that makes the process another user's business.</summary>
    /// <exception cref="Mp3Exception">As <see cref="Register"/>; Failed also: the kernel can't tell of faults.</exception>
    public void Trace(int pid) => Request('T', pid);

    /// <summary>Signals a process at every hand-off from now on.</summary>
    /// <exception cref="Mp3Exception">As <see cref="Register"/>; Usage also: there are too many monitors.</exception>
    public void RegisterMonitor(int pid) => Request('M', pid);

    /// <summary>Stops to sample a process, after one last record, and to signal it.</summary>
    /// <exception cref="Mp3Exception">Unavailable: no module. Usage: it is not registered, or not yours.</exception>
    public void Unregister(int pid) => Request('U', pid);

    /// <summary>The registered processes, in the module's order.</summary>
    /// <exception cref="Mp3Exception">Unavailable: no module. Failed: the file has a line that is no pid.</exception>
    public IReadOnlyList<int> List()
    {
        try
        {
            return [.. File.ReadLines(path).Select(ParsePid)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SystemError.NoModule(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Mp3Exception.Unavailable($"cannot read {path}: {e.Message}", e);
        }
    }

    private int ParsePid(string line) =>
        int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out int pid) && pid > 0
            ? pid
            : throw Mp3Exception.Failed($"{path} lists '{line}', which is no pid: is another module using that name?");

    /// <summary>The module takes one request a write(2), so it goes out as one write or not at all.</summary>
    private unsafe void Request(char verb, int pid)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pid);
        byte[] request = Encoding.ASCII.GetBytes($"{verb} {pid}\n");
        int fd = Syscall.open(path, OpenFlags.O_WRONLY | OpenFlags.O_CLOEXEC);
        if (fd < 0)
        {
            throw RegistrationError.FromOpen(path, Stdlib.GetLastError());
        }

        try
        {
            long written;
            Errno? errno;
            do
            {
                fixed (byte* bytes = request)
                {
                    written = Syscall.write(fd, bytes, (ulong)request.Length);
                }

                errno = written < 0 ? Stdlib.GetLastError() : null;
            }
            while (errno == Errno.EINTR);

            if (written != request.Length)
            {
                throw RegistrationError.FromWrite(path, verb, pid, errno);
            }
        }
        finally
        {
            _ = Syscall.close(fd);
        }
    }
}
