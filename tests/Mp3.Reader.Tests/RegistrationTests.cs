// SPDX-License-Identifier: MIT

using Mono.Unix.Native;
using Mp3.Protocol;

namespace Mp3.Reader.Tests;

public sealed class RegistrationTests(ScratchFolder folder) : IClassFixture<ScratchFolder>
{
    [Fact]
    public void A_request_is_a_verb_and_a_pid_on_a_line()
    {
        string fifo = folder["status"];
        Assert.Equal(0, Syscall.mkfifo(fifo, FilePermissions.ALLPERMS));
        int fd = Syscall.open(fifo, OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK);
        var registration = new Registration(fifo);

        registration.Register(1234);
        Assert.Equal("R 1234\n", ReadAvailable(fd));
        registration.Follow(1234);
        Assert.Equal("F 1234\n", ReadAvailable(fd));
        registration.Trace(1234);
        Assert.Equal("T 1234\n", ReadAvailable(fd));
        registration.RegisterMonitor(1234);
        Assert.Equal("M 1234\n", ReadAvailable(fd));
        registration.Unregister(1234);
        Assert.Equal("U 1234\n", ReadAvailable(fd));
        _ = Syscall.close(fd);
    }

    [Fact]
    public void The_list_is_one_pid_a_line()
    {
        string file = folder["list"];
        File.WriteAllText(file, "12\n4194304\n7\n");

        Assert.Equal([12, 4194304, 7], new Registration(file).List());
    }

    [Fact]
    public void An_empty_list_is_empty()
    {
        string file = folder["empty"];
        File.WriteAllText(file, "");

        Assert.Empty(new Registration(file).List());
    }

    [Theory]
    [InlineData("PID: 12")]
    [InlineData("-3")]
    [InlineData("0")]
    [InlineData("")]
    public void A_line_that_is_no_pid_is_an_error(string line)
    {
        string file = folder["foreign"];
        File.WriteAllText(file, $"12\n{line}\n");

        Mp3Exception e = Assert.Throws<Mp3Exception>(() => new Registration(file).List());
        Assert.Equal(ExitCode.Failed, e.ExitCode);
        Assert.Contains($"'{line}'", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_module_every_request_says_so()
    {
        var registration = new Registration(folder["no/such/status"]);

        Action[] requests =
            [() => registration.Register(1), () => registration.Unregister(1), () => registration.List()];
        foreach (Action request in requests)
        {
            Mp3Exception e = Assert.Throws<Mp3Exception>(request);
            Assert.Equal(ExitCode.Unavailable, e.ExitCode);
            Assert.Contains("the module is not loaded", e.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/proc/self/oom_score_adj", ExitCode.Failed, "doesn't understand the request")] // EINVAL
    [InlineData("/dev/full", ExitCode.Usage, "as many as the module takes")] // ENOSPC
    [InlineData("/", ExitCode.Unavailable, "EISDIR")]
    public void What_the_kernel_answers_is_told(string path, int exitCode, string expected)
    {
        Mp3Exception e = Assert.Throws<Mp3Exception>(() => new Registration(path).Register(1234));

        Assert.Equal(exitCode, e.ExitCode);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData('R', Errno.ESRCH, ExitCode.Usage, "cannot register process 42: there is no such process")]
    [InlineData('U', Errno.ESRCH, ExitCode.Usage, "cannot unregister process 42: it is not registered")]
    [InlineData('U', Errno.ENOENT, ExitCode.Usage, "cannot unregister process 42: it is not registered")]
    [InlineData('R', Errno.EPERM, ExitCode.Usage, "belongs to another user")]
    [InlineData('R', Errno.EEXIST, ExitCode.Usage, "registered already")]
    [InlineData('R', Errno.EINVAL, ExitCode.Failed, "doesn't understand")]
    [InlineData('F', Errno.ESRCH, ExitCode.Usage, "cannot follow process 42: there is no such process")]
    [InlineData('F', Errno.EEXIST, ExitCode.Usage, "cannot follow process 42: it is followed already")]
    [InlineData('F', Errno.EOPNOTSUPP, ExitCode.Failed, "this kernel can't tell of forks")]
    [InlineData('M', Errno.ESRCH, ExitCode.Usage, "cannot register process 42 as a monitor: there is no such process")]
    [InlineData('R', Errno.ENOSPC, ExitCode.Usage, "larger max_processes")]
    [InlineData('M', Errno.ENOSPC, ExitCode.Usage, "as many as it takes")]
    [InlineData('R', Errno.ESHUTDOWN, ExitCode.Unavailable, "the module was stopped")]
    [InlineData('R', null, ExitCode.Failed, "only a part")]
    [InlineData('R', Errno.ENOMEM, ExitCode.Failed, "Cannot allocate memory (ENOMEM)")]
    public void Each_errno_has_its_sentence(char verb, Errno? errno, int exitCode, string expected)
    {
        Mp3Exception e = RegistrationError.FromWrite("/proc/mp3/status", verb, 42, errno);

        Assert.Equal(exitCode, e.ExitCode);
        Assert.Contains(expected, e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_pid_below_one_never_reaches_the_module(int pid) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Registration("/dev/null").Register(pid));

    private static unsafe string ReadAvailable(int fd)
    {
        byte* buffer = stackalloc byte[100];
        long read = Syscall.read(fd, buffer, 100);
        return System.Text.Encoding.ASCII.GetString(buffer, (int)read);
    }
}
