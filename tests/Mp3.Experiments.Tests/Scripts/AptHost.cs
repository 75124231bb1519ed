// SPDX-License-Identifier: MIT

using System.Diagnostics;
using System.Security.Cryptography;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Tests.Commands;

namespace Mp3.Experiments.Tests.Scripts;

/// <summary>A machine as apt sees it: its own sources, lists, caches and hooks, below a folder.</summary>
internal sealed class AptHost : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public AptHost()
    {
        _ = TestPrograms.Find("apt-get");
        _ = TestPrograms.Find("dpkg-deb");
        Archive = new AptArchive(_scratch["archive"]);
        Write("etc/apt/apt.conf.d/50hooks", $"APT::Update::Post-Invoke-Success {{\"touch {Root}/hook-ran\";}};\n");
        Write("var/lib/dpkg/status", "");
        Write("var/lib/apt/lists/partial/README", "");
        Write("var/cache/apt/archives/partial/README", "");
        Write("etc/apt/sources.list", "");
        Write("etc/apt/preferences.d/README", "");
        File.WriteAllText(_scratch["apt.conf"], $"Dir \"{Root}\";\nDir::State::status \"{Root}/var/lib/dpkg/status\";\n");
    }

    public AptArchive Archive { get; }

    /// <summary>Where fetched kernels go.</summary>
    public string Kernels => _scratch["cache/kernels"];

    /// <summary>The configuration of its apt.</summary>
    public string Settings => _scratch["apt.conf"];

    private string Root => _scratch["host"];

    private string Uri => $"copy:{_scratch["archive"]}";

    /// <summary>Sources in the format that apt calls deb822.</summary>
    public void WriteStanzas(string suites, bool trusted) => Write(
        "etc/apt/sources.list.d/debian.sources",
        $"""
        # Not in use.
        Enabled: no
        Types: deb
        URIs: {Uri}/other
        Suites: {suites}
        Components: main

        Types: deb deb-src
        # The archive.
        URIs: {Uri}
        Suites:
         {suites}
        Components: main
        Trusted: {(trusted ? "yes" : "no")}

        """);

    /// <summary>Sources in the format of one line each.</summary>
    public void WriteLines(string suite) =>
        Write("etc/apt/sources.list", $"# The archive.\ndeb [trusted=yes] {Uri}/  {suite} main contrib\n");

    /// <summary><c>apt-get update</c>, without the hooks.</summary>
    public void UpdateLists()
    {
        Assert.Equal(0, Start("apt-get", ["-qq", "-o", "APT::Sandbox::User=root", "-o", "APT::Update::Post-Invoke-Success::=", "update"]).ExitCode);
        File.Delete(Path.Combine(Root, "hook-ran"));
    }

    /// <summary>Runs <c>fetch-kernel.sh</c>.</summary>
    public ProgramRun Fetch(params string[] arguments) => Start(Path.Combine(Repository.Find(), "scripts/fetch-kernel.sh"), arguments);

    /// <summary>Each file and folder of the machine: path, time, digest.</summary>
    public string[] State() =>
    [
        .. Directory.EnumerateFileSystemEntries(Root, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => $"{path} {File.GetLastWriteTimeUtc(path):O} {(File.Exists(path) ? Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))) : "folder")}"),
    ];

    public void Dispose() => _scratch.Dispose();

    private void Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private ProgramRun Start(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["APT_CONFIG"] = _scratch["apt.conf"];
        start.Environment["MP3_CACHE"] = _scratch["cache"];
        using Process process = Process.Start(start)!;
        (int exitCode, string output, string errors) = Wait.ForOutput(process, program);
        return new ProgramRun(exitCode, output, errors);
    }
}
