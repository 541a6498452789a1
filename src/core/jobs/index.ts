export { addJobs, dropJob, type NewJob } from './add-job'
export { createJobRunner, type Job, type JobOutcome, type JobRunner, type JobWork } from './runner'
