// SPDX-License-Identifier: MIT

using System.Diagnostics;
using Mono.Unix.Native;

namespace Mp3.Reader.Tests.Monitor;

/// <summary>The monitor's process, following a ring in a file.</summary>
internal sealed class FollowedRing : IDisposable
{
    private readonly Process _process;
    private readonly string _path;

    public FollowedRing(string path, params string[] options)
    {
        _path = path;
        // A background job inherits an ignored SIGINT; env gives it back.
        _process = Run.Start(
            "env", ["--default-signal=INT", Run.Monitor, "--device", path, "--follow", .. options]);
    }

    public bool HoldsDevice => File.ReadAllText($"/proc/{_process.Id}/maps").Contains(_path, StringComparison.Ordinal);

    public string ReadLine() => Line(_process.StandardOutput, "a line of the monitor's output");

    public string ReadErrorLine() => Line(_process.StandardError, "a line of the monitor's errors");

    public void WaitUntilReleased() => Wait.Until(() => !HoldsDevice, "the monitor has unmapped the ring");

    /// <summary>Returns when no thread of it runs any more.</summary>
    public void Freeze()
    {
        Signal(Signum.SIGSTOP);
        Wait.Until(
            () => Directory.GetDirectories($"/proc/{_process.Id}/task")
                .All(task => File.ReadAllText($"{task}/stat").Contains(") T ", StringComparison.Ordinal)),
            "every thread of the monitor has stopped");
    }

    public void Thaw() => Signal(Signum.SIGCONT);

    /// <summary>Ctrl-C, and what it still prints.</summary>
    public (int ExitCode, string Output, string Error) Interrupt()
    {
        Signal(Signum.SIGINT);
        return Wait.ForOutput(_process, "the monitor, which was interrupted");
    }

    /// <summary>Nobody reads its output any more.</summary>
    public (int ExitCode, string Error) CloseOutput()
    {
        _process.StandardOutput.Close();
        Task<string> error = _process.StandardError.ReadToEndAsync();
        Wait.ForExit(_process, "the monitor, whose output nobody reads");
        return (_process.ExitCode, Wait.For(error, "the monitor's errors"));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Line(StreamReader reader, string what) => Wait.For(reader.ReadLineAsync(), what) ?? "(end)";

    private void Signal(Signum signum) => Assert.Equal(0, Syscall.kill(_process.Id, signum));
}
