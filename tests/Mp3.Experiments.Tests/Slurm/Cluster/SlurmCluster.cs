// SPDX-License-Identifier: MIT

using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Mono.Unix.Native;
using Mp3.Experiments.Guest;
using Mp3.Experiments.Slurm.Client;
using Mp3.Experiments.Tests.Guest;
using Mp3.Experiments.Tests.Scripts;

namespace Mp3.Experiments.Tests.Slurm.Cluster;

/// <summary>
/// A real Slurm on this machine: a controller and three nodes that listen on the loopback alone, with a munge of their
/// own, all in a folder. It needs no systemd, no control groups and no database, and goes with the tests, however these
/// end. node3 has no QEMU.
/// </summary>
public sealed class SlurmCluster : IDisposable
{
    /// <summary>Most tasks of an array: fewer than the tests' sweeps have.</summary>
    public const int ArrayTasks = 20;

    private const string Variable = "SLURM_CONF";
    private const string Mark = "MP3_TEST_SLURM";
    private const string Qemu = "qemu-system-x86_64";

    private static readonly string[] Programs = ["slurmctld", "slurmd", "sbatch", "munged"];
    private static readonly string[] Nodes = ["node1", "node2", "node3"];

    private readonly Lazy<ScratchFolder> _folder;
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
    private SlurmAdministrator? _administrator;

    public SlurmCluster() => _folder = new Lazy<ScratchFolder>(Start);

    /// <summary>Starts it with the first test, or skips that where its programs are missing.</summary>
    public void Require()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root may start a Slurm whose jobs have a user");
        foreach (string program in Programs)
        {
            _paths[program] = TestPrograms.Find(program);
        }

        _ = _folder.Value;
    }

    /// <summary>Kills a daemon as a power cut does: <c>slurmctld</c>, or a node by its name.</summary>
    public void Kill(string daemon)
    {
        int pid = Pid(daemon);
        Assert.Equal(0, Syscall.kill(pid, Signum.SIGKILL));
        Wait.Until(() => !IsAlive(pid), $"the end of {daemon}");
    }

    /// <summary>Starts a daemon again, and waits until it is of use.</summary>
    public void Restart(string daemon)
    {
        StartDaemon(daemon);
        _administrator ??= new SlurmAdministrator();
        WaitUntilIdle();
    }

    /// <summary>Runs a command of Slurm; gives its output.</summary>
    public static string Ask(string command, params string[] arguments) => Tool.Run(command, arguments);

    /// <summary>Waits until every node can take jobs and has none.</summary>
    public static void WaitUntilIdle()
    {
        string states = "";
        Wait.Until(
            () =>
            {
                Thread.Sleep(TimeSpan.FromMilliseconds(200));
                return (states = States()).Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: 3 } nodes && nodes.All(node => node.EndsWith(" idle", StringComparison.Ordinal));
            },
            () => $"three idle nodes: {states}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_folder.IsValueCreated)
        {
            return;
        }

        _administrator?.Dispose();
        foreach (string daemon in (string[])[.. Nodes, "slurmctld"])
        {
            _ = Syscall.kill(Pid(daemon), Signum.SIGKILL);
        }

        // What a killed node leaves running, and the munge.
        foreach (int pid in Own())
        {
            _ = Syscall.kill(pid, Signum.SIGKILL);
        }

        Wait.Until(() => !Own().Any(), "the end of all that this Slurm started");
        _folder.Value.Dispose();
    }

    private ScratchFolder Start()
    {
        var folder = new ScratchFolder();
        Environment.SetEnvironmentVariable(Variable, folder["slurm.conf"]);
        foreach (string name in (string[])["state", "spool", "bare"])
        {
            Directory.CreateDirectory(folder[name]);
        }

        File.WriteAllBytes(folder["munge.key"], RandomNumberGenerator.GetBytes(1024));
        File.SetUnixFileMode(folder["munge.key"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        WriteBarePath(folder["bare"]);
        _ = folder.Write("prolog.sh", $"#!/bin/sh\n[ \"$SLURMD_NODENAME\" != node3 ] || echo 'export PATH={folder["bare"]}'\n");
        File.SetUnixFileMode(folder["prolog.sh"], UnixFileMode.UserRead | UnixFileMode.UserExecute);
        _ = folder.Write("slurm.conf", Configuration(folder));
        StartProgram(
            folder, "munged", "--foreground", "--force", $"--key-file={folder["munge.key"]}", $"--socket={folder["munge.socket"]}", $"--pid-file={folder["munged.pid"]}", $"--log-file={folder["munged.log"]}", $"--seed-file={folder["munge.seed"]}");
        Wait.Until(() => File.Exists(folder["munge.socket"]), "munged");
        StartDaemon("slurmctld", folder);
        foreach (string node in Nodes)
        {
            StartDaemon(node, folder);
        }

        WaitUntilIdle();
        return folder;
    }

    private void StartDaemon(string daemon) => StartDaemon(daemon, _folder.Value);

    private void StartDaemon(string daemon, ScratchFolder folder)
    {
        File.Delete(PidFile(folder, daemon));
        if (daemon == "slurmctld")
        {
            StartProgram(folder, "slurmctld", "-D");
        }
        else
        {
            StartProgram(folder, "slurmd", "-D", "-N", daemon);
        }

        Wait.Until(() => File.Exists(PidFile(folder, daemon)) && File.ReadAllText(PidFile(folder, daemon)).EndsWith('\n'), daemon);
    }

    private void StartProgram(ScratchFolder folder, string program, params string[] arguments) =>
        _ = Wait.For(BoundProcess.StartAsync(_paths[program], arguments, new Dictionary<string, string> { [Mark] = folder.Path }, cpu: null), program);

    /// <summary>All programs of this machine but QEMU.</summary>
    private static void WriteBarePath(string bare)
    {
        foreach (string program in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Where(Directory.Exists).SelectMany(Directory.GetFiles))
        {
            string link = Path.Combine(bare, Path.GetFileName(program));
            if (Path.GetFileName(program) != Qemu && !Path.Exists(link))
            {
                File.CreateSymbolicLink(link, program);
            }
        }
    }

    private static string Configuration(ScratchFolder folder)
    {
        int[] ports = FreePorts(1 + Nodes.Length);
        string[] nodes = [.. Nodes.Select((node, i) => $"NodeName={node} NodeHostname=localhost NodeAddr=127.0.0.1 Port={ports[i + 1]} CPUs=2 RealMemory=16384")];
        return $"""
            ClusterName=mp3
            SlurmctldHost={Dns.GetHostName().Split('.')[0]}(127.0.0.1)
            SlurmctldPort={ports[0]}
            CommunicationParameters=NoInAddrAny,NoCtldInAddrAny
            SlurmUser=root
            AuthType=auth/munge
            AuthInfo=socket={folder["munge.socket"]},cred_expire=5
            StateSaveLocation={folder["state"]}
            SlurmdSpoolDir={folder["spool"]}/%n
            SlurmctldPidFile={PidFile(folder, "slurmctld")}
            SlurmdPidFile={PidFile(folder, "%n")}
            SlurmctldLogFile={folder["slurmctld.log"]}
            SlurmdLogFile={folder["%n.log"]}
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            TaskProlog={folder["prolog.sh"]}
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU_Memory
            AccountingStorageType=accounting_storage/none
            JobAcctGatherType=jobacct_gather/none
            MpiDefault=none
            SchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1
            MaxArraySize={ArrayTasks}
            SlurmdTimeout=10
            SlurmdParameters=config_overrides
            ReturnToService=2
            KillWait=5
            {string.Join('\n', nodes)}
            PartitionName=main Nodes=node1,node2 Default=YES
            PartitionName=mixed Nodes=node2,node3
            PartitionName=bare Nodes=node3

            """;
    }

    private static string PidFile(ScratchFolder folder, string daemon) => folder[$"{daemon}.pid"];

    private int Pid(string daemon) => int.Parse(File.ReadAllText(PidFile(_folder.Value, daemon)), CultureInfo.InvariantCulture);

    private static bool IsAlive(int pid)
    {
        try
        {
            // One that nobody waits for stays as a zombie.
            string stat = File.ReadAllText($"/proc/{pid}/stat");
            return stat[stat.LastIndexOf(')') + 2] != 'Z';
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>The daemons and what they started, and the jobs.</summary>
    private IEnumerable<int> Own() => Directory.GetDirectories("/proc")
        .Select(path => int.TryParse(Path.GetFileName(path), out int pid) ? pid : 0)
        .Where(pid => pid > 0 && pid != Environment.ProcessId && IsOwn(Variables(pid)) && IsAlive(pid));

    private bool IsOwn(string[] variables) =>
        variables.Contains($"{Mark}={_folder.Value.Path}")
        || (variables.Contains($"{Variable}={_folder.Value["slurm.conf"]}") && variables.Any(variable => variable.StartsWith("SLURM_JOB_ID=", StringComparison.Ordinal)));

    private static string[] Variables(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/environ").Split('\0');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Each node, and what Slurm says of it.</summary>
    internal static IEnumerable<(string Name, string State)> NodeStates() => SlurmText
        .Nodes(Tool.Run("sinfo", ["--noheader", "--Node", $"--format={SlurmText.NodeFormat}", "--partition=main,bare"]))
        .Select(node => (node.Name, node.State));

    private static string States()
    {
        try
        {
            return string.Join('\n', NodeStates().Select(node => $"{node.Name} {node.State}"));
        }
        catch (Xunit.Sdk.XunitException e)
        {
            return e.Message;
        }
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
        {
            listener.Start();
        }

        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
        {
            listener.Dispose();
        }

        return ports;
    }
}
