// SPDX-License-Identifier: MIT

using Mono.Unix.Native;

namespace Mp3.Experiments.Running;

/// <summary>
/// While this is there, guests run under other circumstances than usual: beside a load on every core, in another folder
/// (with a blank in its name), with another time zone, language, umask and size of the environment. None of it may
/// change a byte. It changes this process, so only a command that does nothing else may take it.
/// </summary>
internal sealed class OtherCircumstances : IDisposable
{
    private const FilePermissions Strict = FilePermissions.S_IRWXG | FilePermissions.S_IRWXO;
    private const int PaddingLength = 3000;

    private readonly string _folder;
    private readonly FilePermissions _umask;
    private readonly CancellationTokenSource _end = new();
    private readonly List<(string Name, string? Value)> _before = [];
    private readonly Thread[] _load;

    public OtherCircumstances()
    {
        _folder = Directory.CreateTempSubdirectory("mp3 verify ").FullName;
        Set("TMPDIR", _folder);
        Set("TZ", "Pacific/Kiritimati");
        Set("LANG", "tr_TR.UTF-8");
        Set("LC_ALL", "C");
        Set("MP3_VERIFY_PADDING", new string('x', PaddingLength));
        _umask = Syscall.umask(Strict);
        _load = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Spin) { IsBackground = true, Name = "load" })];
        Array.ForEach(_load, thread => thread.Start());
    }

    /// <summary>Of these, in words.</summary>
    public static string Description =>
        $"beside {Environment.ProcessorCount} busy {(Environment.ProcessorCount == 1 ? "loop" : "loops")}, bound to no CPU, in another folder, with another time zone, language, umask and size of the environment";

    public void Dispose()
    {
        _end.Cancel();
        Array.ForEach(_load, thread => thread.Join());
        _end.Dispose();
        _ = Syscall.umask(_umask);
        _before.ForEach(variable => Environment.SetEnvironmentVariable(variable.Name, variable.Value));
        Directory.Delete(_folder, recursive: true);
    }

    private void Set(string name, string value)
    {
        _before.Add((name, Environment.GetEnvironmentVariable(name)));
        Environment.SetEnvironmentVariable(name, value);
    }

    private void Spin()
    {
        while (!_end.IsCancellationRequested)
        {
            Thread.SpinWait(10_000);
        }
    }
}
