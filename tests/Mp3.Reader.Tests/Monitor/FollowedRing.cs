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

    public string ReadLine() => _process.StandardOutput.ReadLine() ?? "(end)";

    public string ReadErrorLine() => _process.StandardError.ReadLine() ?? "(end)";

    public void WaitUntilReleased() => SpinWait.SpinUntil(() => !HoldsDevice);

    /// <summary>Returns when no thread of it runs any more.</summary>
    public void Freeze()
    {
        Signal(Signum.SIGSTOP);
        SpinWait.SpinUntil(() => Directory.GetDirectories($"/proc/{_process.Id}/task")
            .All(task => File.ReadAllText($"{task}/stat").Contains(") T ", StringComparison.Ordinal)));
    }

    public void Thaw() => Signal(Signum.SIGCONT);

    /// <summary>Ctrl-C, and what it still prints.</summary>
    public (int ExitCode, string Output, string Error) Interrupt()
    {
        Signal(Signum.SIGINT);
        Task<string> error = _process.StandardError.ReadToEndAsync();
        string output = _process.StandardOutput.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Nobody reads its output any more.</summary>
    public (int ExitCode, string Error) CloseOutput()
    {
        _process.StandardOutput.Close();
        string error = _process.StandardError.ReadToEnd();
        _process.WaitForExit();
        return (_process.ExitCode, error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private void Signal(Signum signum) => Assert.Equal(0, Syscall.kill(_process.Id, signum));
}
