#define _GNU_SOURCE
#include "CProcesses.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// Nobody can raise a limit that stands already: under a lower one, that one holds.
static int limit(int resource, uint64_t value) {
    if (value == 0) return 0;
    struct rlimit bounds;
    if (getrlimit(resource, &bounds) != 0) return -1;
    if (value < bounds.rlim_max) bounds.rlim_max = value;
    bounds.rlim_cur = bounds.rlim_max;
    return setrlimit(resource, &bounds);
}

// A descriptor moved above 2, so that the three moves to 0, 1 and 2 cannot overwrite each other.
static int lifted(int descriptor) {
    return descriptor > 2 ? descriptor : fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
}

// Runs in the child, which shares our memory until exec: only system calls, nothing allocated.
static int prepare(const struct cprocesses_plan *plan) {
    struct sigaction standard = {.sa_handler = SIG_DFL};
    for (int number = 1; number < NSIG; number++) {
        if (number != SIGKILL && number != SIGSTOP) sigaction(number, &standard, NULL);
    }
    if (plan->own_group) {
        if (setpgid(0, 0) != 0) return errno;
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        struct rlimit none = {0, 0};
        if (setrlimit(RLIMIT_CORE, &none) != 0) return errno;
    }
    int input = lifted(plan->input), output = lifted(plan->output), error = lifted(plan->error);
    if (input < 0 || output < 0 || error < 0) return errno;
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(error, 2) < 0) return errno;
    // On kernels without close_range every descriptor of ours is still closed on exec.
    syscall(SYS_close_range, 3, ~0U, 0);
    if (plan->folder && chdir(plan->folder) != 0) return errno;
    if (limit(RLIMIT_CPU, plan->cpu_seconds) != 0 || limit(RLIMIT_AS, plan->memory_bytes) != 0 ||
        limit(RLIMIT_FSIZE, plan->file_bytes) != 0 || limit(RLIMIT_NOFILE, plan->open_files) != 0)
        return errno;
    return 0;
}

int cprocesses_spawn(const struct cprocesses_plan *plan) {
    volatile int failure = 0;
    sigset_t all, previous;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &previous);
    int pid = vfork();
    if (pid == 0) {
        failure = prepare(plan);
        if (failure == 0) {
            sigset_t none;
            sigemptyset(&none);
            sigprocmask(SIG_SETMASK, &none, NULL);
            execve(plan->path, plan->arguments, plan->environment);
            failure = errno;
        }
        _exit(127);
    }
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &previous, NULL);
    if (pid < 0) return -error;
    if (failure != 0) {
        while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {}
        return -failure;
    }
    return pid;
}

int cprocesses_pidfd(int pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int cprocesses_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

int cprocesses_has_ended(int pid, int block) {
    siginfo_t info;
    info.si_pid = 0;
    int result;
    do {
        result = waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT | (block ? 0 : WNOHANG));
    } while (result < 0 && errno == EINTR);
    if (result < 0) return -1;
    return info.si_pid != 0;
}

int cprocesses_reap(int pid) {
    int status = 0, result;
    do {
        result = waitpid(pid, &status, 0);
    } while (result < 0 && errno == EINTR);
    if (result < 0) return 127;
    return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int cprocesses_event(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int cprocesses_signal_event(int event) { return eventfd_write(event, 1); }

int cprocesses_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }
